"""Meetings on the timetable and who came. A correction is a new row that names the row it corrects."""

from __future__ import annotations

from django.db import models

from sinergi.kernel import clock, ids
from sinergi.ledger.api import Row, Stage
from sinergi.programmes.models.calls import Application
from sinergi.programmes.models.programme import Batch, CurriculumStage
from sinergi.programmes.rules.names import Presence


class Meeting(Row):
    """A meeting (pertemuan): a time and a room. `sequence` rises with each move (RFC 5545, 3.8.7.4)."""

    URN_KIND = "Meeting"
    STAGE = Stage.PROGRAMMES

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="meetings")
    stage = models.ForeignKey(
        CurriculumStage, null=True, on_delete=models.PROTECT, related_name="meetings"
    )
    number = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    room = models.CharField(max_length=200)
    trainer = models.ForeignKey(
        "people.User", null=True, on_delete=models.PROTECT, related_name="meetings_taught"
    )
    sequence = models.PositiveSmallIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        db_table = "programmes_meeting"
        ordering = ("starts_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["batch", "number"], name="programmes_meeting_number"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="programmes_meeting_times",
            ),
        )
        indexes = (
            models.Index(fields=["trainer", "starts_at"], name="programmes_meeting_trainer"),
        )


class Attendance(models.Model):
    """One note of one person's attendance. The row that no other row corrects is what counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="attendance"
    )
    presence = models.CharField(max_length=8, choices=Presence.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(
        "people.User", null=True, on_delete=models.PROTECT, related_name="attendance_taken"
    )
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    class Meta:
        db_table = "programmes_attendance"
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "application"],
                condition=models.Q(corrects__isnull=True),
                name="programmes_attendance_first",
            ),
            models.CheckConstraint(
                condition=models.Q(presence__in=Presence.values),
                name="programmes_attendance_presence",
            ),
        )


class WalkIn(models.Model):
    """How many people came without having applied. Counted apart from seats, without their names."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="walk_ins")
    people = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    class Meta:
        db_table = "programmes_walk_in"
        constraints = (
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(corrects__isnull=True),
                name="programmes_walk_in_first",
            ),
        )
