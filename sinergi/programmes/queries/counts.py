"""How many people came how far. Counts are public; persons are not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    """The counts of one programme."""
    return counts_of([programme])[programme.pk]


def counts_of(programmes: Iterable[Programme]) -> dict[UUID, Counts]:
    """Counts from rows; where a programme has no applications, the figures that were published.

    The same few queries however many programmes.
    """
    keys = [row.pk for row in programmes]
    seats = dict(
        Batch.objects.filter(programme__in=keys)
        .values_list("programme_id")
        .annotate(seats=Sum("capacity"))
        .order_by()
    )
    people = {
        key: (applied, seated)
        for key, applied, seated in Application.objects.filter(batch__programme__in=keys)
        .values_list("batch__programme_id")
        .annotate(
            applied=Count(Coalesce("user_id", "id"), distinct=True),
            seated=Count("id", filter=Q(state=ApplicationState.SEATED)),
        )
        .order_by()
    }
    marks = _attendance(keys)
    told = _published([key for key in keys if key not in people])
    mentored = _mentored(keys)
    return {
        key: _counted(seats.get(key, 0), people[key], marks[key], mentored.get(key, (0, 0, 0)))
        if key in people
        else _reported(seats.get(key, 0), told[key])
        for key in keys
    }


def attendance_of(programme: Programme) -> dict[UUID, Attended]:
    """For each seated participant, how many of the meetings held in their batch they came to.

    A meeting counts as held once somebody's attendance was noted; cancelled ones never count.
    """
    return _attendance([programme.pk])[programme.pk]


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


def _counted(
    seats: int,
    people: tuple[int, int],
    marks: dict[UUID, Attended],
    mentored: tuple[int, int, int],
) -> Counts:
    held = any(mark.held for mark in marks.values())
    everybody, still, reached = mentored
    return Counts(
        seats=seats,
        applied=people[0],
        seated=people[1],
        came=sum(1 for mark in marks.values() if mark.present) if held else None,
        attended=sum(1 for mark in marks.values() if mark.enough) if held else None,
        mentored=reached if everybody else None,
        mentoring=still,
        reported=frozenset(),
    )


def _reported(seats: int, told: Counter[str]) -> Counts:
    return Counts(
        seats=seats,
        mentoring=0,
        reported=frozenset(told),
        **{step.value: told.get(step.value) for step in Step},
    )


def _published(keys: list[UUID]) -> dict[UUID, Counter[str]]:
    told: dict[UUID, Counter[str]] = {key: Counter() for key in keys}
    if keys:
        figures = ReportedFigure.objects.filter(programme__in=keys)
        for key, step, people in figures.values_list("programme_id", "step", "people"):
            told[key][step] += people
    return told


def _mentored(keys: list[UUID]) -> dict[UUID, tuple[int, int, int]]:
    """(people mentored, still open, goals reached) of each programme."""
    rows = (
        Mentoring.objects.filter(application__batch__programme__in=keys)
        .values_list("application__batch__programme_id")
        .annotate(
            everybody=Count("application", distinct=True),
            still=Count("id", filter=Q(ended_at__isnull=True)),
            reached=Count("id", filter=Q(ending=Ending.REACHED)),
        )
        .order_by()
    )
    return {key: (everybody, still, reached) for key, everybody, still, reached in rows}


def _attendance(keys: list[UUID]) -> dict[UUID, dict[UUID, Attended]]:
    notes = Attendance.objects.filter(
        meeting__batch__programme__in=keys, meeting__cancelled_at__isnull=True
    )
    held = dict(
        notes.values_list("meeting__batch_id")
        .annotate(meetings=Count("meeting", distinct=True))
        .order_by()
    )
    present = dict(
        notes.filter(corrected_by__isnull=True, presence=Presence.PRESENT)
        .values_list("application_id")
        .annotate(times=Count("id"))
        .order_by()
    )
    found: dict[UUID, dict[UUID, Attended]] = {key: {} for key in keys}
    seated = Application.objects.filter(
        batch__programme__in=keys, state=ApplicationState.SEATED
    ).values_list("batch__programme_id", "id", "batch_id")
    for key, person, batch in seated:
        found[key][person] = Attended(present.get(person, 0), held.get(batch, 0))
    return found
