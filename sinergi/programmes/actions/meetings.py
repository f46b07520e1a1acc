"""Meetings on the timetable, and attendance: every note is a row, a correction names what it corrects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.kernel.text import tanggal
from sinergi.ledger.api import EdgeKind, Parent
from sinergi.people.api import User, Viewer, require
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import (
    advance,
    happened,
    lock_batch,
    tell_seated,
)
from sinergi.programmes.models import (
    Application,
    Attendance,
    Batch,
    CurriculumStage,
    Meeting,
    WalkIn,
)
from sinergi.programmes.rules import errors
from sinergi.programmes.rules.names import EDIT, ApplicationState, Presence, ProgrammeState
from sinergi.programmes.rules.states import check_move, words

MARKABLE = (ApplicationState.SEATED, ApplicationState.WAITING)


@transaction.atomic
def schedule_meeting(
    *,
    by: Viewer,
    batch: Batch,
    topic: str,
    starts_at: datetime,
    ends_at: datetime,
    room: str,
    stage: CurriculumStage | None = None,
    trainer: User | None = None,
    contoh: bool = False,
    source: str = "",
) -> Meeting:
    """Put a meeting on the timetable of a batch and tell its people.

    Raises NotAllowed, NotFound, WrongState, TextMissing, DatesReversed.
    """
    require(by, EDIT, organisation=batch.programme.organisation_id)
    locked = lock_batch(batch.pk)
    check_move(locked.programme.state, "schedule")
    if stage is not None and stage.programme_id != locked.programme_id:
        raise NotFound(field="stage")
    _check_times(starts_at, ends_at)
    meeting = Meeting.objects.create(
        batch=locked,
        stage=stage,
        number=locked.meetings.count() + 1,
        topic=words(topic, field="topic", most=200),
        starts_at=starts_at,
        ends_at=ends_at,
        room=words(room, field="room", most=200),
        trainer=trainer,
        contoh=contoh or locked.contoh,
        source=source,
    )
    happened(
        "scheduled",
        meeting.urn,
        by,
        Parent(locked.urn, EdgeKind.PART_OF),
        starts_at=starts_at.isoformat(),
        ends_at=ends_at.isoformat(),
    )
    tell_seated(locked, meeting, "programmes.meeting", by)
    publish([entities.meeting(meeting)])
    return meeting


@transaction.atomic
def move_meeting(
    *, by: Viewer, meeting: Meeting, starts_at: datetime, ends_at: datetime, room: str
) -> Meeting:
    """Give a meeting another time or room. Raises NotAllowed, MeetingCancelled, DatesReversed."""
    row = _lock(by, meeting)
    _check_times(starts_at, ends_at)
    row.starts_at, row.ends_at = starts_at, ends_at
    row.room = words(room, field="room", most=200)
    row.sequence += 1
    row.save(update_fields=["starts_at", "ends_at", "room", "sequence"])
    happened("moved", row.urn, by, starts_at=starts_at.isoformat(), ends_at=ends_at.isoformat())
    tell_seated(row.batch, row, "programmes.meeting", by)
    publish([entities.meeting(row)])
    return row


@transaction.atomic
def cancel_meeting(*, by: Viewer, meeting: Meeting, reason: str) -> Meeting:
    """Take a meeting off the timetable, saying why. Raises NotAllowed, MeetingCancelled, TextMissing."""
    row = _lock(by, meeting)
    row.reason = words(reason, field="reason", most=300)
    row.cancelled_at = clock.now()
    row.sequence += 1
    row.save(update_fields=["reason", "cancelled_at", "sequence"])
    happened("cancelled", row.urn, by, private={"reason": row.reason})
    tell_seated(row.batch, row, "programmes.meeting", by)
    publish([entities.meeting(row)])
    return row


@transaction.atomic
def take_attendance(
    *,
    by: Viewer,
    meeting: Meeting,
    marks: Mapping[UUID, Presence],
    walk_ins: int | None = None,
) -> int:
    """Note who came (application id -> presence); returns how many notes are new or corrected.

    The trainer of the meeting or the office may. Sending the same again changes nothing; another
    presence is a correction. Who waits for a seat may be marked and is counted apart; `walk_ins`
    counts those who never applied. Raises NotAllowed, MeetingCancelled, MeetingNotYet, NotOfThisBatch.
    """
    if by.user_id is None or meeting.trainer_id != by.user_id:
        require(by, EDIT, organisation=meeting.batch.programme.organisation_id)
    row = _locked(meeting)
    check_move(row.batch.programme.state, "take_attendance")
    day = row.starts_at.astimezone(clock.WIB).date()
    if clock.today() < day:
        raise errors.MeetingNotYet(day=tanggal(day))
    changed = _note(by, row, marks) + _note_walk_ins(row, walk_ins)
    if not changed:
        return 0
    programme = row.batch.programme
    advance(programme, ProgrammeState.RUNNING)
    happened(
        "attendance_taken",
        row.urn,
        by,
        notes=changed,
        present=sum(1 for presence in marks.values() if presence == Presence.PRESENT),
    )
    publish([entities.meeting(row), entities.programme(programme)])
    return changed


def _note(by: Viewer, meeting: Meeting, marks: Mapping[UUID, Presence]) -> int:
    of_batch = set(
        Application.objects.filter(
            pk__in=marks.keys(), batch_id=meeting.batch_id, state__in=MARKABLE
        ).values_list("pk", flat=True)
    )
    if of_batch != set(marks):
        raise errors.NotOfThisBatch(field="marks")
    current = {
        note.application_id: note
        for note in Attendance.objects.filter(meeting=meeting, corrected_by__isnull=True)
    }
    fresh = [
        Attendance(
            meeting=meeting,
            application_id=key,
            presence=presence,
            by_id=by.user_id,
            corrects=current.get(key),
        )
        for key, presence in marks.items()
        if key not in current or current[key].presence != presence
    ]
    Attendance.objects.bulk_create(fresh)
    return len(fresh)


def _note_walk_ins(meeting: Meeting, people: int | None) -> int:
    if people is None:
        return 0
    current = WalkIn.objects.filter(meeting=meeting, corrected_by__isnull=True).first()
    if (current.people if current else 0) == people:
        return 0
    WalkIn.objects.create(meeting=meeting, people=people, corrects=current)
    return 1


def _lock(by: Viewer, meeting: Meeting) -> Meeting:
    require(by, EDIT, organisation=meeting.batch.programme.organisation_id)
    return _locked(meeting)


def _locked(meeting: Meeting) -> Meeting:
    row = (
        Meeting.objects.select_for_update(no_key=True, of=("self",))
        .select_related("batch__programme__organisation", "stage")
        .get(pk=meeting.pk)
    )
    if row.cancelled_at is not None:
        raise errors.MeetingCancelled
    return row


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise errors.DatesReversed(field="ends_at")
