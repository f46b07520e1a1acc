"""How many people came how far. Counts are public; persons are not among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from sinergi.kernel.errors import Text
from sinergi.programmes.models import (
    Application,
    Attendance,
    Batch,
    Mentoring,
    Programme,
    ReportedFigure,
)
from sinergi.programmes.rules.names import ApplicationState, Ending, Presence, Step
from sinergi.programmes.rules.states import enough


class Attended(NamedTuple):
    """How many of the meetings held somebody came to."""

    present: int
    held: int

    @property
    def enough(self) -> bool:
        return enough(self.present, self.held)


@dataclass(frozen=True)
class Counts:
    """How many people came how far; None where it is not known."""

    seats: int
    applied: int | None
    seated: int | None
    came: int | None
    attended: int | None
    mentored: int | None
    mentoring: int
    reported: frozenset[str]

    def of(self, step: Step) -> int | None:
        """The count of one step."""
        value: int | None = getattr(self, step.value)
        return value


@dataclass(frozen=True)
class FunnelStep:
    """One step of the funnel. `people` None: searched, not found. `source` where a count was published."""

    step: Step
    label: Text
    people: int | None
    source: str = ""


def counts(programme: Programme) -> Counts:
    """Counts from rows; where the programme has no applications, the figures that were published."""
    seats = Batch.objects.filter(programme=programme).aggregate(seats=Sum("capacity"))["seats"] or 0
    here = Application.objects.filter(batch__programme=programme)
    applied = here.aggregate(people=Count(Coalesce("user_id", "id"), distinct=True))["people"]
    if not applied:
        return _reported(programme, seats)
    seated = here.filter(state=ApplicationState.SEATED).count()
    marks = attendance_of(programme)
    held = any(mark.held for mark in marks.values())
    mentored = Mentoring.objects.filter(application__batch__programme=programme).aggregate(
        all=Count("application", distinct=True),
        open=Count("id", filter=Q(ended_at__isnull=True)),
        reached=Count("id", filter=Q(ending=Ending.REACHED)),
    )
    return Counts(
        seats=seats,
        applied=applied,
        seated=seated,
        came=sum(1 for mark in marks.values() if mark.present) if held else None,
        attended=sum(1 for mark in marks.values() if mark.enough) if held else None,
        mentored=mentored["reached"] if mentored["all"] else None,
        mentoring=mentored["open"],
        reported=frozenset(),
    )


def attendance_of(programme: Programme) -> dict[UUID, Attended]:
    """For each seated participant, how many of the meetings held in their batch they came to.

    A meeting counts as held once somebody's attendance was noted; cancelled ones never count.
    """
    held: Counter[UUID] = Counter(
        batch
        for _, batch in set(
            Attendance.objects.filter(
                meeting__batch__programme=programme, meeting__cancelled_at__isnull=True
            ).values_list("meeting_id", "meeting__batch_id")
        )
    )
    present: dict[UUID, int] = dict(
        Attendance.objects.filter(
            meeting__batch__programme=programme,
            meeting__cancelled_at__isnull=True,
            corrected_by__isnull=True,
            presence=Presence.PRESENT,
        )
        .values_list("application_id")
        .annotate(times=Count("id"))
        .order_by()
    )
    seated = Application.objects.filter(
        batch__programme=programme, state=ApplicationState.SEATED
    ).values_list("id", "batch_id")
    return {key: Attended(present.get(key, 0), held[batch]) for key, batch in seated}


def funnel(programme: Programme, known: Counts | None = None) -> list[FunnelStep]:
    """The steps from applying to the end of mentoring, with the source of what was only published."""
    known = known or counts(programme)
    sources = (
        dict(ReportedFigure.objects.filter(programme=programme).values_list("step", "source"))
        if known.reported
        else {}
    )
    return [
        FunnelStep(step, step.label, known.of(step), sources.get(step.value, "")) for step in Step
    ]


def _reported(programme: Programme, seats: int) -> Counts:
    told: Counter[str] = Counter()
    for step, people in ReportedFigure.objects.filter(programme=programme).values_list(
        "step", "people"
    ):
        told[step] += people
    return Counts(
        seats=seats,
        mentoring=0,
        reported=frozenset(told),
        **{step.value: told.get(step.value) for step in Step},
    )
