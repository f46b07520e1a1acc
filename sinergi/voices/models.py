"""The tables of voices."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sinergi.kernel import clock
from sinergi.ledger.api import Row, Stage
from sinergi.voices.rules import (
    OPEN_STATES,
    ArchiveReason,
    Channel,
    Closing,
    Kind,
    State,
    Visibility,
    is_late,
    is_public,
)
from sinergi.voices.words import said


class Category(models.Model):
    """A matter voices are about, the office that usually answers for it, and the promised working days.

    `at_kelurahan`: the office of the voice's own kelurahan answers, not one office for the city.
    """

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=80)
    hint = models.CharField(max_length=160, blank=True, default="")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.LAPORAN)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at_kelurahan = models.BooleanField(default=False)
    days = models.PositiveSmallIntegerField()
    visibility = models.CharField(
        max_length=12, choices=Visibility.choices, default=Visibility.TERBUKA
    )
    needs_place = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "voices_category"
        ordering = ("position", "name")
        verbose_name_plural = "categories"
        constraints = (
            models.CheckConstraint(condition=Q(days__gte=1), name="voices_category_days"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def says(self) -> str:
        """Its name in the reader's language."""
        return said(self.name)

    @property
    def says_hint(self) -> str:
        """Its examples in the reader's language."""
        return said(self.hint)


class Voice(Row):
    """Something a person reported, asked or wishes. `reporter` is null for guests and at the desk.

    `due_on` is the promised day, `route_by` the day by which an office must have it, `reply_until` the
    last day for a reply to the answer; all in WIB. `promised_days` and `took_days` (once answered) are
    working days from the day of report. `key_hash` is the SHA-256 of the key with which
    somebody without an account returns to their own voice.
    """

    URN_KIND: ClassVar[str] = "Voice"
    STAGE: ClassVar[Stage] = Stage.VOICES

    kind = models.CharField(max_length=12, choices=Kind.choices)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="voices")
    title = models.CharField(max_length=150)
    text = models.TextField()
    region = models.ForeignKey(
        "places.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    address = models.CharField(max_length=200, blank=True, default="")
    visibility = models.CharField(max_length=12, choices=Visibility.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.WEB)
    reporter = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    key_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.BARU)
    route_by = models.DateField()
    due_on = models.DateField()
    promised_days = models.PositiveSmallIntegerField()
    took_days = models.PositiveSmallIntegerField(null=True, blank=True)
    routed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reply_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing = models.CharField(max_length=16, choices=Closing.choices, blank=True, default="")
    archive_reason = models.CharField(
        max_length=20, choices=ArchiveReason.choices, blank=True, default=""
    )
    archive_note = models.TextField(blank=True, default="")
    overdue_at = models.DateTimeField(null=True, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    supports = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "voices_voice"
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="voices_voice_state"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="voices_voice_kind"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="voices_voice_visibility"
            ),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__isnull=False, lat__isnull=False, region__isnull=False)
                & Q(lon__range=(-180, 180), lat__range=(-90, 90)),
                name="voices_voice_point_in_region",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.BARU, State.DIARSIPKAN))
                | Q(organisation__isnull=False),
                name="voices_voice_someone_answers",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.DIJAWAB, State.SELESAI))
                | Q(answered_at__isnull=False, reply_until__isnull=False, took_days__isnull=False),
                name="voices_voice_answered",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SELESAI, closed_at__isnull=False) & ~Q(closing="")
                | ~Q(state=State.SELESAI) & Q(closing=""),
                name="voices_voice_closed_somehow",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DIARSIPKAN) & ~Q(archive_reason="")
                | ~Q(state=State.DIARSIPKAN) & Q(archive_reason=""),
                name="voices_voice_archived_why",
            ),
            models.CheckConstraint(
                condition=Q(route_by__lte=F("due_on")), name="voices_voice_routed_before_due"
            ),
        )
        indexes = (
            models.Index(fields=["-created_at", "-id"], name="voices_voice_newest"),
            models.Index(fields=["organisation", "state", "due_on"], name="voices_voice_desk"),
            models.Index(fields=["state", "route_by"], name="voices_voice_to_route"),
            models.Index(fields=["category", "-created_at"], name="voices_voice_category"),
            models.Index(fields=["region", "-created_at"], name="voices_voice_region"),
            models.Index(fields=["reporter", "-created_at"], name="voices_voice_reporter"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_public(self) -> bool:
        """Whether everybody may read this voice."""
        return is_public(self.visibility, self.archive_reason)

    @property
    def is_open(self) -> bool:
        """Whether the city still owes an answer."""
        return self.state in OPEN_STATES

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed without an answer."""
        return is_late(self.state, self.due_on, clock.today())

    @property
    def reported_on(self) -> date:
        """The day in WIB on which it was reported."""
        return self.created_at.astimezone(clock.WIB).date()


class VoiceAnswer(models.Model):
    """What an office answered. The officer is in the ledger; the public sees the office."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "voices_answer"
        indexes = (models.Index(fields=["voice", "at"], name="voices_answer_of"),)

    def __str__(self) -> str:
        return f"{self.voice_id} {self.at:%Y-%m-%d}"


class VoiceReply(models.Model):
    """Why the reporter did not accept an answer."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "voices_reply"
        indexes = (models.Index(fields=["voice", "at"], name="voices_reply_of"),)

    def __str__(self) -> str:
        return f"{self.voice_id} {self.at:%Y-%m-%d}"


class VoiceSupport(models.Model):
    """ "Saya juga": one person has the same need. Once each."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="supporters")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "voices_support"
        constraints = (
            models.UniqueConstraint(fields=["voice", "user"], name="voices_support_once"),
        )

    def __str__(self) -> str:
        return f"{self.voice_id} {self.user_id}"


class DayTally(models.Model):
    """How many voices one sender sent on one day. `sender` is a keyed hash that changes every day."""

    day = models.DateField()
    sender = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "voices_day_tally"
        constraints = (
            models.UniqueConstraint(fields=["day", "sender"], name="voices_day_tally_once"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
