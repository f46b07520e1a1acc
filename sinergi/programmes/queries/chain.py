"""What programmes tell the rest of the city: numbers, and cards on the thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Sum

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import Card, Row, Stage
from sinergi.people.api import Viewer
from sinergi.programmes.models import (
    Application,
    Batch,
    Call,
    Meeting,
    Mentoring,
    Programme,
    ReportedFigure,
)
from sinergi.programmes.money import money_of
from sinergi.programmes.queries.lists import states_of
from sinergi.programmes.queries.rows import readable_applications, readable_mentoring
from sinergi.programmes.rules import names
from sinergi.programmes.rules.names import ApplicationState, Kind, ProgrammeState, Step
from sinergi.programmes.rules.seats import is_open


@dataclass(frozen=True)
class Numbers:
    """The city's programmes in numbers; `people` hold a seat, published figures are not among them."""

    programmes: int
    running: int
    open_calls: int
    free_seats: int
    people: int


def numbers() -> Numbers:
    """The programmes of the city now, in numbers."""
    now = clock.now()
    calls = Call.objects.filter(opens_at__lte=now, closes_at__gt=now)
    open_now = calls.aggregate(seats=Sum("quotas__seats"), taken=Sum("quotas__taken"))
    running = (ProgrammeState.ENROLLING, ProgrammeState.RUNNING, ProgrammeState.MENTORING)
    return Numbers(
        programmes=Programme.objects.count(),
        running=Programme.objects.filter(state__in=running).count(),
        open_calls=calls.count(),
        free_seats=(open_now["seats"] or 0) - (open_now["taken"] or 0),
        people=Batch.objects.aggregate(people=Sum("seated"))["people"] or 0,
    )


def visible(urns: Sequence[Urn], viewer: Viewer) -> set[Urn]:
    """Which of these rows the viewer may know of; at most one query per kind."""
    found: set[Urn] = set()
    for kind, keys in _by_kind(urns).items():
        model, rows = _rows(kind, viewer)
        known = rows.filter(pk__in=keys).values_list("pk", flat=True)
        found |= {Urn(f"urn:ngsi-ld:{model.URN_KIND}:{key}") for key in known}
    return found


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of the rows of this stage among these that the viewer may read."""
    cards: dict[Urn, Card] = {}
    for kind, keys in _by_kind(urns).items():
        _, rows = _rows(kind, viewer)
        related, make = _CARDS[kind]
        found = list(rows.filter(pk__in=keys).select_related(*related))
        facts = _programme_facts(found) if kind == Programme.URN_KIND else {}
        cards |= {row.urn: make(row, **facts.get(row.pk, {})) for row in found}
    return cards


def _by_kind(urns: Sequence[Urn]) -> Mapping[str, list[UUID]]:
    kinds: defaultdict[str, list[UUID]] = defaultdict(list)
    for urn in urns:
        kind, key = parse_urn(urn)
        if kind in _CARDS:
            kinds[kind].append(key)
    return kinds


def _rows(kind: str, viewer: Viewer) -> tuple[type[Row], Any]:
    if kind == Application.URN_KIND:
        return Application, readable_applications(viewer)
    if kind == Mentoring.URN_KIND:
        return Mentoring, readable_mentoring(viewer)
    model: type[Any] = {one.URN_KIND: one for one in (Programme, Batch, Call, Meeting)}[kind]
    return model, model.objects.all()


def _programme_facts(rows: list[Programme]) -> dict[UUID, dict[str, Any]]:
    """Money and people of several programmes, in a few queries."""
    money = money_of(rows)
    seated = dict(
        Application.objects.filter(batch__programme__in=rows, state=ApplicationState.SEATED)
        .values_list("batch__programme_id")
        .annotate(people=Count("id"))
        .order_by()
    )
    told: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, step, published in ReportedFigure.objects.filter(programme__in=rows).values_list(
        "programme_id", "step", "people"
    ):
        told[key][step] += published
    states = states_of(rows)
    facts: dict[UUID, dict[str, Any]] = {}
    for row in rows:
        reported = told.get(row.pk, {})
        people = seated.get(row.pk) or reported.get(Step.SEATED) or reported.get(Step.APPLIED)
        planned, spent, _ = money[row.pk]
        facts[row.pk] = {
            "planned": planned,
            "spent": spent,
            "people": people,
            "state": states[row.pk],
        }
    return facts


def _base(row: Row, programme: Programme, kind: Text, title: str, state: Text) -> dict[str, Any]:
    return {
        "urn": row.urn,
        "code": row.code,
        "stage": Stage.PROGRAMMES,
        "kind": kind,
        "title": title,
        "state": state,
        "at": row.created_at,
        "organisation": programme.organisation.short,
        "contoh": row.contoh,
        "source": row.source,
    }


def _programme_card(row: Programme, state: Text, **facts: Any) -> Card:
    base = _base(row, row, names.CARD_KINDS["Programme"], row.title, state)
    return Card(**base, place=row.place, **facts)


def _batch_card(row: Batch) -> Card:
    base = _base(row, row.programme, names.CARD_KINDS["Batch"], row.name, "")
    if row.starts_on is not None:
        base["at"] = datetime.combine(row.starts_on, time.min, tzinfo=clock.WIB)
    return Card(**base, place=row.place, people=row.seated or None)


def _call_card(row: Call) -> Card:
    now = clock.now()
    if is_open(row.opens_at, row.closes_at, now):
        state: Text = names.CALL_STATES["open"]
    else:
        state = names.CALL_STATES["soon" if now < row.opens_at else "closed"]
    base = _base(row, row.programme, names.CARD_KINDS["Call"], row.programme.title, state)
    # The day beside "closed" is the day it closed.
    base["at"] = row.closes_at if row.closes_at <= now else row.opens_at
    return Card(**base, reason=row.rule)


def _meeting_card(row: Meeting) -> Card:
    held = "held" if row.ends_at <= clock.now() else "scheduled"
    state = names.MEETING_STATES["cancelled" if row.cancelled_at else held]
    base = _base(row, row.batch.programme, names.CARD_KINDS["Meeting"], row.topic, state)
    base["at"] = row.starts_at
    return Card(**base, place=row.room, reason=row.reason)


def _application_card(row: Application) -> Card:
    state = ApplicationState(row.state).label
    title = f"{row.batch.programme.title}, {Kind(row.kind).label}"
    return Card(
        **_base(row, row.batch.programme, names.CARD_KINDS["Application"], title, state),
        reason=row.reason,
    )


def _mentoring_card(row: Mentoring) -> Card:
    programme = row.application.batch.programme
    state: Text = (
        names.Ending(row.ending).label if row.ending else names.MEETING_STATES["mentoring"]
    )
    return Card(
        **_base(row, programme, names.CARD_KINDS["Mentoring"], row.goal, state), reason=row.reason
    )


_CARDS: Mapping[str, tuple[tuple[str, ...], Any]] = {
    "Programme": (("organisation",), _programme_card),
    "Batch": (("programme__organisation",), _batch_card),
    "Call": (("programme__organisation",), _call_card),
    "Meeting": (("batch__programme__organisation",), _meeting_card),
    "Application": (("batch__programme__organisation",), _application_card),
    "Mentoring": (("application__batch__programme__organisation",), _mentoring_card),
}
