"""The tables of proposals."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sinergi.kernel import clock, ids
from sinergi.ledger.api import Row, RupiahField, Stage
from sinergi.proposals.rules import Origin, PhaseKind, Reason, State


class Phase(models.Model):
    """A time in which people may propose for a plan year, and the day by which they are answered."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    name = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=PhaseKind.choices)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    answer_by = models.DateField()
    contoh = models.BooleanField(default=False)
    source = models.TextField(blank=True, default="")

    class Meta:
        db_table = "proposals_phase"
        ordering = ("-opens_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="proposals_phase_forwards"
            ),
            models.UniqueConstraint(fields=["year", "name"], name="proposals_phase_once"),
        )
        indexes = (models.Index(fields=["year", "opens_at"], name="proposals_phase_year"),)

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    def is_open(self, at: datetime) -> bool:
        """Whether people may propose in it at a moment."""
        return self.opens_at <= at < self.closes_at


class Proposal(Row):
    """What should be planned for a year. `proposer` is null when an office entered it for others.

    `volume` and `unit` say how much ("12 titik"), `cost` a first estimate in rupiah, `due_on` the day by
    which it is to be answered. `answered_by` is the office that decided.
    """

    URN_KIND: ClassVar[str] = "Proposal"
    STAGE: ClassVar[Stage] = Stage.PROPOSALS

    title = models.CharField(max_length=150)
    text = models.TextField()
    origin = models.CharField(max_length=12, choices=Origin.choices)
    year = models.PositiveSmallIntegerField()
    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    region = models.ForeignKey(
        "places.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    volume = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True, default="")
    cost = RupiahField(null=True, blank=True)
    proposer = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    on_behalf_of = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=20, choices=State.choices, default=State.DIAJUKAN)
    due_on = models.DateField()
    reason_code = models.CharField(max_length=20, choices=Reason.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    overdue_at = models.DateTimeField(null=True, blank=True)
    supports = models.PositiveIntegerField(default=0)
    voice_count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "proposals_proposal"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="proposals_proposal_state"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values), name="proposals_proposal_origin"
            ),
            models.CheckConstraint(
                condition=Q(volume__isnull=True) | Q(volume__gt=0),
                name="proposals_proposal_volume",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gt=0), name="proposals_proposal_cost"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=State.DIAJUKAN,
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                    reason_code="",
                )
                | ~Q(state=State.DIAJUKAN)
                & ~Q(reason_code="")
                & ~Q(reason="")
                & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="proposals_proposal_answered_why",
            ),
        )
        indexes = (
            models.Index(fields=["-created_at", "-id"], name="proposals_proposal_newest"),
            models.Index(
                fields=["organisation", "state", "due_on"], name="proposals_proposal_desk"
            ),
            models.Index(fields=["year", "-supports", "-id"], name="proposals_proposal_liked"),
            models.Index(fields=["region", "-created_at"], name="proposals_proposal_region"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Whether the office still owes an answer."""
        return self.state == State.DIAJUKAN

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed without an answer."""
        return self.is_open and clock.today() > self.due_on

    @property
    def from_citizens(self) -> bool:
        """Whether it began with citizens' voices; others say so, and nothing is filled in."""
        return self.voice_count > 0


class ProposalVoice(models.Model):
    """A proposal grew from a voice; many to many, each pair once."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="voice_ties")
    voice = models.ForeignKey("voices.Voice", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "proposals_voice"
        constraints = (
            models.UniqueConstraint(fields=["proposal", "voice"], name="proposals_voice_once"),
        )

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.voice_id}"


class Support(models.Model):
    """One person supports one proposal, once."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="supporters")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "proposals_support"
        constraints = (
            models.UniqueConstraint(fields=["proposal", "user"], name="proposals_support_once"),
        )

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.user_id}"
