"""A programme, what it is paid by, what is learnt in it, and the batches of people it takes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.ledger.api import Row, RupiahField, Stage
from sinergi.programmes.rules.names import ProgrammeState, Step


class Programme(Row):
    """A training (or other service) delivered to people: one activity of one office's plan."""

    URN_KIND = "Programme"
    STAGE = Stage.PROGRAMMES

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="programmes"
    )
    activity = models.ForeignKey(
        "plans.Activity", on_delete=models.PROTECT, related_name="programmes"
    )
    announced_at = models.ForeignKey(
        "plans.Forum", null=True, blank=True, on_delete=models.PROTECT, related_name="announced"
    )
    ordered_by = models.ForeignKey(
        "proposals.Proposal",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ordered",
    )
    title = models.CharField(max_length=200)
    summary = models.TextField(help_text=_("Apa yang dipelajari dan apa yang didapat"))
    audience = models.CharField(max_length=300, help_text=_("Untuk siapa"))
    year = models.PositiveSmallIntegerField(help_text=_("Tahun anggaran yang membiayai"))
    place = models.CharField(max_length=200, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=ProgrammeState.choices, default=ProgrammeState.PREPARING
    )
    activity_ended_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "programmes_programme"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=ProgrammeState.values),
                name="programmes_programme_state",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="programmes_programme_dates",
            ),
        )
        indexes = (
            models.Index(fields=["-created_at", "-id"], name="programmes_newest"),
            models.Index(fields=["organisation", "year"], name="programmes_by_office"),
        )

    def __str__(self) -> str:
        return self.title


class ProgrammeFunding(models.Model):
    """A budget line that pays the programme, and how much of it is meant for the programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="funding")
    line = models.ForeignKey(
        "budgets.BudgetLine", on_delete=models.PROTECT, related_name="programme_funding"
    )
    amount = RupiahField()

    class Meta:
        db_table = "programmes_funding"
        constraints = (
            models.UniqueConstraint(fields=["programme", "line"], name="programmes_funding_once"),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="programmes_funding_amount"
            ),
        )


class CurriculumStage(models.Model):
    """A stage (tahap): one step of what is learnt, in order."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="stages")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    goal = models.TextField(blank=True, default="", help_text=_("Yang dikuasai sesudah tahap ini"))
    hours = models.PositiveSmallIntegerField(default=0, help_text=_("Jam pelajaran"))

    class Meta:
        db_table = "programmes_stage"
        ordering = ("programme", "order")
        constraints = (
            models.UniqueConstraint(fields=["programme", "order"], name="programmes_stage_order"),
        )

    def __str__(self) -> str:
        return self.title


class Batch(Row):
    """A batch (angkatan): a group of people who learn together. `seated` never passes `capacity`."""

    URN_KIND = "Batch"
    STAGE = Stage.PROGRAMMES

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="batches")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    capacity = models.PositiveIntegerField()
    seated = models.PositiveIntegerField(default=0)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "programmes_batch"
        ordering = ("programme", "number")
        constraints = (
            models.UniqueConstraint(fields=["programme", "number"], name="programmes_batch_number"),
            models.CheckConstraint(
                condition=models.Q(capacity__gt=0, seated__lte=models.F("capacity")),
                name="programmes_batch_not_overbooked",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ReportedFigure(models.Model):
    """A count that was published about a real programme whose persons Sinergi does not know."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="reported")
    step = models.CharField(max_length=10, choices=Step.choices)
    kind = models.CharField(max_length=14, blank=True, default="")
    people = models.PositiveIntegerField()
    source = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "programmes_reported"
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "step", "kind"], name="programmes_reported_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""), name="programmes_reported_has_source"
            ),
        )
