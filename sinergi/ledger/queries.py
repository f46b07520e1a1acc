"""Read the history: the events of rows, and the walk along the edges of the thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection

from sinergi.kernel import ids
from sinergi.kernel.ids import Urn
from sinergi.ledger.models import EdgeKind, Event, Private
from sinergi.ledger.rows import row_models

Direction = Literal["forwards", "backwards"]

_WALK = """
with recursive walk(urn, depth) as (
    select unnest(%(starts)s::varchar[]), 0
  union
    select edge.{to}, walk.depth + 1 from walk join ledger_edge edge on edge.{via} = walk.urn
    where walk.depth < %(depth)s and edge.kind <> all(%(without)s::varchar[])
)
select urn, min(depth) from walk group by urn order by 2, 1 limit %(limit)s
"""


# Arrays instead of lists of parameters: a figure may hang from thousands of rows.
_LINKS = """
select edge.child, edge.parent, edge.kind, event.at
from ledger_edge edge join ledger_event event on event.id = edge.event_id
where edge.child = any(%s::varchar[]) and edge.parent = any(%s::varchar[])
order by event.at, edge.id
"""


@dataclass(frozen=True)
class Link:
    """One edge of the thread, as read."""

    child: Urn
    parent: Urn
    kind: EdgeKind
    at: datetime


@dataclass(frozen=True)
class Happening:
    """One event, as read. `facts` are public by construction."""

    id: UUID
    at: datetime
    stage: str
    verb: str
    subject: Urn
    actor: Urn
    facts: dict[str, Any]


def walk(
    start: Urn | Iterable[Urn],
    direction: Direction,
    *,
    depth: int = 20,
    limit: int = 10_000,
    without: Iterable[EdgeKind] = (),
) -> dict[Urn, int]:
    """All rows reached from `start` (one row or many) along the edges, with their distance.

    The rows of `start` stand at 0. Edges of the kinds in `without` are not followed.
    """
    to, via = ("child", "parent") if direction == "forwards" else ("parent", "child")
    starts = [start] if isinstance(start, str) else list(start)
    values: dict[str, Any] = {
        "starts": starts,
        "depth": depth,
        "limit": limit,
        "without": [str(k) for k in without],
    }
    with connection.cursor() as cursor:
        cursor.execute(_WALK.format(to=to, via=via), values)
        return {Urn(urn): distance for urn, distance in cursor.fetchall()}


def locate(code: str) -> Urn | None:
    """The URN of the row with this public code, of whatever stage; None when there is none.

    Says nothing about rights: ask the stage's `describe` before telling anybody.
    """
    kinds = {
        model.URN_KIND: connection.ops.quote_name(model._meta.db_table) for model in row_models()
    }
    if not kinds:
        return None
    wanted = " union all ".join(
        f"select '{kind}', id from {table} where code = %(code)s" for kind, table in kinds.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(wanted, {"code": ids.clean_code(code)})
        found = cursor.fetchone()
    return ids.urn(found[0], found[1]) if found else None


def links_among(urns: Iterable[Urn], *, children: Iterable[Urn] | None = None) -> list[Link]:
    """Every edge between two of these rows, oldest first; with `children`, only theirs."""
    wanted = list(urns)
    own = wanted if children is None else list(children)
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, [own, wanted])
        return [
            Link(Urn(child), Urn(parent), EdgeKind(kind), at)
            for child, parent, kind, at in cursor.fetchall()
        ]


def events_of(urns: Sequence[Urn], *, newest_first: bool = False) -> list[Happening]:
    """The events of these rows in order of time."""
    order = ("-at", "-id") if newest_first else ("at", "id")
    return [_read(event) for event in Event.objects.filter(subject__in=urns).order_by(*order)]


def newest(
    count: int, *, before: tuple[datetime, UUID] | None = None, stages: Iterable[str] = ()
) -> list[Happening]:
    """The newest events of the city, or of some stages only.

    `before` is the (at, id) of the last event of the page before.
    """
    events = Event.objects.order_by("-at", "-id")
    if wanted := list(stages):
        events = events.filter(stage__in=wanted)
    if before is not None:
        at, event_id = before
        events = events.filter(at__lte=at).exclude(at=at, id__gte=event_id)
    return [_read(event) for event in events[:count]]


def last_act(*, besides: Urn) -> datetime | None:
    """When anybody besides this actor last did something in this city; None when nobody ever did."""
    others = Event.objects.exclude(actor=besides)
    return others.order_by("-at", "-id").values_list("at", flat=True).first()


def private_of(event: UUID) -> dict[str, str]:
    """The private values of an event that were not erased. The caller must have asked for the right."""
    return dict(Private.objects.filter(event_id=event).values_list("field", "value"))


def _read(event: Event) -> Happening:
    return Happening(
        id=event.id,
        at=event.at,
        stage=event.stage,
        verb=event.verb,
        subject=Urn(event.subject),
        actor=Urn(event.actor),
        facts=event.facts,
    )
