"""The tables of outcomes: survey waves, who was asked, what they answered, and gaps."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q

from sinergi.ledger.api import Row, Stage
from sinergi.outcomes.rules import HOURS_MOST, Aspect, Income, Status, Wave, is_earning

_TOKEN_BYTES = 16


def new_token() -> str:
    """The secret in a survey's link: whoever holds it may answer for this person, nothing more."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


class Survey(Row):
    """One wave of questions to the people of a programme, due at a moment. Its counts are public."""

    URN_KIND = "Survey"
    STAGE = Stage.OUTCOMES

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="surveys"
    )
    wave = models.PositiveSmallIntegerField(choices=Wave.choices)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "outcomes_survey"
        ordering = ("programme", "wave")
        constraints = (
            models.UniqueConstraint(fields=["programme", "wave"], name="outcomes_survey_once"),
            models.CheckConstraint(condition=Q(wave__in=Wave.values), name="outcomes_survey_wave"),
        )
        indexes = (models.Index(fields=["due_at"], name="outcomes_survey_due"),)


class Invite(models.Model):
    """One person asked in one wave, with the secret of their link."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invites")
    application = models.ForeignKey(
        "programmes.Application", on_delete=models.PROTECT, related_name="survey_invites"
    )
    token = models.CharField(max_length=40, unique=True, default=new_token)

    class Meta:
        db_table = "outcomes_invite"
        constraints = (
            models.UniqueConstraint(fields=["survey", "application"], name="outcomes_invite_once"),
        )


class Outcome(Row):
    """What one participant answered in one wave. The row that no other row corrects is what counts."""

    URN_KIND = "Outcome"
    STAGE = Stage.OUTCOMES

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="outcomes"
    )
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="outcomes")
    application = models.ForeignKey(
        "programmes.Application", on_delete=models.PROTECT, related_name="outcomes"
    )
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    status = models.CharField(max_length=10, choices=Status.choices)
    income = models.CharField(max_length=14, choices=Income.choices)
    hours = models.PositiveSmallIntegerField(null=True)
    channel = models.URLField(max_length=300, blank=True, default="")
    monetised = models.BooleanField(default=False)
    evidence = models.CharField(max_length=500, blank=True, default="")
    by_phone = models.BooleanField(default=False)
    earning = models.BooleanField(editable=False)

    class Meta:
        db_table = "outcomes_outcome"
        constraints = (
            models.UniqueConstraint(
                fields=["survey", "application"],
                condition=Q(corrects__isnull=True),
                name="outcomes_outcome_first",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="outcomes_outcome_status"
            ),
            models.CheckConstraint(
                condition=Q(income__in=Income.values), name="outcomes_outcome_income"
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__lte=HOURS_MOST),
                name="outcomes_outcome_hours",
            ),
            models.CheckConstraint(
                condition=Q(monetised=False) | ~Q(evidence=""), name="outcomes_outcome_evidence"
            ),
        )
        indexes = (models.Index(fields=["programme", "created_at"], name="outcomes_outcome_of"),)

    def decide(self) -> None:
        """Set what follows from the answers."""
        self.earning = is_earning(self.status, self.income, monetised=self.monetised)


class Gap(Row):
    """A fact of a real event that was searched and not found. It is stated, never filled in."""

    URN_KIND = "Gap"
    STAGE = Stage.OUTCOMES

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="gaps"
    )
    aspect = models.CharField(max_length=12, choices=Aspect.choices)
    text = models.CharField(max_length=500)
    searched_on = models.DateField()

    class Meta:
        db_table = "outcomes_gap"
        ordering = ("programme", "aspect")
        constraints = (
            models.UniqueConstraint(fields=["programme", "aspect"], name="outcomes_gap_once"),
            models.CheckConstraint(condition=~Q(source=""), name="outcomes_gap_has_source"),
            models.CheckConstraint(
                condition=Q(aspect__in=Aspect.values), name="outcomes_gap_aspect"
            ),
        )
