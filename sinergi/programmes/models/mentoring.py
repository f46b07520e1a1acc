"""Mentoring of a participant until it ends: reached, stopped with a reason, or handed on."""

from __future__ import annotations

from django.db import models

from sinergi.kernel import clock, ids
from sinergi.ledger.api import Row, Stage
from sinergi.programmes.models.calls import Application
from sinergi.programmes.rules.names import Ending


class Mentoring(Row):
    """One mentor accompanies one participant towards a goal. Handing on begins a row that continues it."""

    URN_KIND = "Mentoring"
    STAGE = Stage.PROGRAMMES

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="mentoring")
    mentor = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="mentoring")
    continues = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="continued_by"
    )
    goal = models.CharField(max_length=300)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        db_table = "programmes_mentoring"
        constraints = (
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(ended_at__isnull=True),
                name="programmes_mentoring_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ending="")
                | models.Q(ended_at__isnull=False, ending__in=Ending.values),
                name="programmes_mentoring_ending",
            ),
            models.CheckConstraint(
                condition=~models.Q(ending__in=["stopped", "handed_on"]) | ~models.Q(reason=""),
                name="programmes_mentoring_reason",
            ),
        )
        indexes = (models.Index(fields=["mentor", "ended_at"], name="programmes_mentoring_mine"),)


class MentoringNote(models.Model):
    """What was said or done at one contact of mentor and participant."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    mentoring = models.ForeignKey(Mentoring, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "programmes_mentoring_note"
        ordering = ("at", "id")
