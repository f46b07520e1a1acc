"""Lists of programmes, calls and meetings: all of them public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.people.api import Page, Viewer, keyset
from sinergi.programmes.models import (
    Application,
    Batch,
    Call,
    Meeting,
    Mentoring,
    Programme,
    Quota,
    ReportedFigure,
)
from sinergi.programmes.rules.names import (
    AFTER_ACTIVITY,
    ApplicationState,
    Kind,
    ProgrammeState,
    Step,
    Way,
)
from sinergi.programmes.rules.seats import is_open


@dataclass(frozen=True)
class Listed:
    """A programme in a list. `seated` is None where nothing is known; `reported` when it was published."""

    programme: Programme
    seats: int
    seated: int | None
    reported: bool
    open_until: datetime | None
    state: Text


@dataclass(frozen=True)
class Offer:
    """The seats of one batch for one kind of applicant."""

    batch: Batch
    kind: Kind
    seats: int
    taken: int
    waiting: int

    @property
    def free(self) -> int:
        return self.seats - self.taken


@dataclass(frozen=True)
class CallView:
    """A call as everybody may see it: its offers and where it stands now."""

    call: Call
    programme: Programme
    offers: tuple[Offer, ...]
    is_open: bool
    is_over: bool

    @property
    def seats(self) -> int:
        return sum(offer.seats for offer in self.offers)

    @property
    def free(self) -> int:
        return sum(offer.free for offer in self.offers)

    @property
    def waiting(self) -> int:
        return sum(offer.waiting for offer in self.offers)

    @property
    def first_come(self) -> bool:
        return self.call.way == Way.FIRST_COME

    @property
    def batches(self) -> list[Batch]:
        """The batches offered, in order."""
        return list({offer.batch.pk: offer.batch for offer in self.offers}.values())

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of applicants there are seats for."""
        offered = {offer.kind for offer in self.offers}
        return [kind for kind in Kind if kind in offered]


def programmes(
    viewer: Viewer,
    *,
    organisation: str = "",
    year: int | None = None,
    state: str = "",
    q: str = "",
    open_only: bool = False,
    after: str = "",
    size: int = 20,
) -> Page[Listed]:
    """Programmes, newest first. `organisation` is a short name, `q` words of title or summary."""
    rows = Programme.objects.select_related("organisation")
    if organisation:
        rows = rows.filter(organisation__short=organisation)
    if year:
        rows = rows.filter(year=year)
    if state:
        rows = rows.filter(state=state)
    if open_only:
        rows = rows.filter(Exists(_open_now().filter(programme=OuterRef("pk"))))
    for word in q.split():
        rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    page = keyset(rows, after, size)
    return Page(_listed(page.items), page.next)


def states_of(rows: Iterable[Programme]) -> dict[UUID, Text]:
    """The state of each programme in words. Where nobody was mentored, none is said to be mentored."""
    wanted = list(rows)
    after = [row.pk for row in wanted if row.state == ProgrammeState.MENTORING]
    mentored = set(
        Mentoring.objects.filter(application__batch__programme__in=after).values_list(
            "application__batch__programme_id", flat=True
        )
        if after
        else ()
    )
    return {
        row.pk: AFTER_ACTIVITY
        if row.state == ProgrammeState.MENTORING and row.pk not in mentored
        else ProgrammeState(row.state).label
        for row in wanted
    }


def years(viewer: Viewer) -> list[int]:
    """The fiscal years that paid programmes, newest first."""
    return list(Programme.objects.order_by("-year").values_list("year", flat=True).distinct())


def open_calls(viewer: Viewer, count: int = 6, *, soon: bool = False) -> list[CallView]:
    """Calls that are open now, the first to close first. `soon` adds those that open later."""
    now = clock.now()
    rows = Call.objects.filter(closes_at__gt=now)
    if not soon:
        rows = rows.filter(opens_at__lte=now)
    return _views(rows.order_by("closes_at", "id")[:count])


def calls_of(programme: Programme, viewer: Viewer) -> list[CallView]:
    """The calls of a programme, newest first."""
    return _views(Call.objects.filter(programme=programme).order_by("-opens_at", "-id"))


def call_view(call: Call, viewer: Viewer) -> CallView:
    """One call with its offers."""
    return _views(Call.objects.filter(pk=call.pk))[0]


def meetings_of(programme: Programme, viewer: Viewer) -> list[Meeting]:
    """The timetable of a programme, in order of time; cancelled meetings are among them."""
    return list(
        Meeting.objects.filter(batch__programme=programme)
        .select_related("batch", "stage")
        .annotate(
            present=Count(
                "attendance",
                filter=Q(attendance__corrected_by__isnull=True, attendance__presence="present"),
            )
        )
        .order_by("starts_at", "id")
    )


def timetable(batch: Batch, viewer: Viewer) -> list[Meeting]:
    """The meetings of one batch, in order of time."""
    return list(batch.meetings.select_related("batch", "stage").order_by("starts_at", "id"))


def _open_now() -> QuerySet[Call]:
    now = clock.now()
    return Call.objects.filter(opens_at__lte=now, closes_at__gt=now)


def _listed(rows: list[Programme]) -> list[Listed]:
    keys = [row.pk for row in rows]
    sums = {
        key: (seats, seated)
        for key, seats, seated in Batch.objects.filter(programme__in=keys)
        .values_list("programme_id")
        .annotate(seats=Sum("capacity"), taken=Sum("seated"))
        .order_by()
    }
    closing = dict(_open_now().filter(programme__in=keys).values_list("programme_id", "closes_at"))
    told: dict[object, dict[str, int]] = defaultdict(dict)
    for key, step, people in (
        ReportedFigure.objects.filter(programme__in=keys, step__in=(Step.APPLIED, Step.SEATED))
        .values_list("programme_id", "step")
        .annotate(sum=Sum("people"))
        .order_by()
    ):
        told[key][step] = people
    reported = {key: steps.get(Step.SEATED) or steps[Step.APPLIED] for key, steps in told.items()}
    known = set(
        Application.objects.filter(batch__programme__in=keys)
        .values_list("batch__programme_id", flat=True)
        .distinct()
    )
    states = states_of(rows)
    found = []
    for row in rows:
        seats, seated = sums.get(row.pk, (0, 0))
        published = row.pk not in known and row.pk in reported
        count = reported[row.pk] if published else seated if row.pk in known else None
        found.append(Listed(row, seats, count, published, closing.get(row.pk), states[row.pk]))
    return found


def _views(rows: QuerySet[Call]) -> list[CallView]:
    calls = rows.select_related("programme__organisation").prefetch_related(
        Prefetch("quotas", Quota.objects.select_related("batch").order_by("batch__number", "kind"))
    )
    found = list(calls)
    waits = {
        (call, batch, kind): count
        for call, batch, kind, count in Application.objects.filter(
            call__in=found, state=ApplicationState.WAITING
        )
        .values_list("call_id", "batch_id", "kind")
        .annotate(count=Count("id"))
        .order_by()
    }
    now = clock.now()
    return [
        CallView(
            call=call,
            programme=call.programme,
            offers=tuple(
                Offer(
                    quota.batch,
                    Kind(quota.kind),
                    quota.seats,
                    quota.taken,
                    waits.get((call.pk, quota.batch_id, quota.kind), 0),
                )
                for quota in call.quotas.all()
            ),
            is_open=is_open(call.opens_at, call.closes_at, now),
            is_over=now >= call.closes_at,
        )
        for call in found
    ]
