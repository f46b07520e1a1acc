"""The yearly plan of an office: Renja, its lines (sub kegiatan) and their activities."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sinergi.kernel import clock
from sinergi.ledger.api import Row, RupiahField, Stage
from sinergi.plans.rules.states import ActivityState, Layout, RenjaState


class Renja(Row):
    """The plan of one office for one year.

    `bidang` is the bidang urusan by which the office's penunjang lines are coded (`2.16`).
    `ceiling` is the pagu indikatif given by surat edaran, when known: a draft may exceed it, with
    a warning.
    """

    URN_KIND: ClassVar[str] = "Renja"
    STAGE: ClassVar[Stage] = Stage.PLANS

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="renja"
    )
    year = models.PositiveSmallIntegerField()
    layout = models.CharField(max_length=10, choices=Layout.choices)
    bidang = models.CharField(max_length=10, blank=True, default="")
    state = models.CharField(
        max_length=12, choices=RenjaState.choices, default=RenjaState.DRAF.value
    )
    ceiling = RupiahField(null=True, blank=True)
    ceiling_document = models.CharField(max_length=200, blank=True, default="")
    decree_number = models.CharField(max_length=80, blank=True, default="")
    decree_on = models.DateField(null=True, blank=True)
    fixed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "year", "contoh"], name="plans_renja_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="ditetapkan")
                | (Q(decree_on__isnull=False) & Q(fixed_at__isnull=False) & ~Q(decree_number="")),
                name="plans_renja_fixed_by_decree",
            ),
            models.CheckConstraint(
                condition=Q(ceiling__isnull=True) | Q(ceiling__gte=0), name="plans_renja_ceiling"
            ),
        )
        indexes = (models.Index(fields=["-created_at", "-id"], name="plans_renja_newest"),)

    def __str__(self) -> str:
        return f"Renja {self.year} {self.organisation_id}"


class PlanLine(Row):
    """A sub kegiatan in a Renja: what is promised, by which measure, for how much money.

    Kinerja, indicator and unit are copied from the list of `version`, so that an old plan reads as
    it was fixed. `nearest` says that no list was valid for the plan year and the nearest one was
    used. `allocated` is the sum of the activities that count; it never exceeds `pagu`. `region`
    empty means the whole city. `target` counts `unit`. `known` is False for a reported line whose
    target and pagu were searched and not found: both are 0 then, and shown as not found.
    """

    URN_KIND: ClassVar[str] = "PlanLine"
    STAGE: ClassVar[Stage] = Stage.PLANS

    renja = models.ForeignKey(Renja, on_delete=models.PROTECT, related_name="lines")
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )
    version = models.ForeignKey("plans.NomenclatureVersion", on_delete=models.PROTECT)
    nearest = models.BooleanField(default=False)
    nomenclature_code = models.CharField(max_length=20)
    name = models.TextField()
    kinerja = models.TextField(blank=True, default="")
    indicator = models.TextField(blank=True, default="")
    unit = models.CharField(max_length=60, blank=True, default="")
    target = models.DecimalField(max_digits=16, decimal_places=2)
    pagu = RupiahField()
    known = models.BooleanField(default=True)
    allocated = RupiahField(default=0)
    fund = models.CharField(max_length=200, blank=True, default="")
    region = models.ForeignKey(
        "places.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kelompok_sasaran = models.CharField(max_length=300, blank=True, default="")
    note = models.TextField(blank=True, default="")
    next_target = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    next_pagu = RupiahField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["renja", "nomenclature_code"], name="plans_line_once"),
            models.CheckConstraint(condition=Q(pagu__gte=0), name="plans_line_pagu"),
            models.CheckConstraint(
                condition=Q(target__gt=0) | Q(known=False, target=0), name="plans_line_target"
            ),
            models.CheckConstraint(
                condition=Q(allocated__gte=0, allocated__lte=F("pagu")),
                name="plans_line_allocated",
            ),
        )
        indexes = (models.Index(fields=["-created_at", "-id"], name="plans_line_newest"),)

    def __str__(self) -> str:
        return f"{self.nomenclature_code} {self.name}"


class Activity(Row):
    """A piece of work under a line (aktivitas, paket): own target, place, months and amount.

    `agreed` is set when a forum that decided on it was closed: name, target, unit, and place are
    then locked (berita acara). `month_from` and `month_to` are months of the plan year, 1 to 12.
    `known` is False for a reported activity whose target and amount were searched and not found.
    """

    URN_KIND: ClassVar[str] = "Activity"
    STAGE: ClassVar[Stage] = Stage.PLANS

    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="activities")
    name = models.CharField(max_length=300)
    target = models.DecimalField(max_digits=16, decimal_places=2)
    unit = models.CharField(max_length=60)
    region = models.ForeignKey(
        "places.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=300, blank=True, default="")
    month_from = models.PositiveSmallIntegerField()
    month_to = models.PositiveSmallIntegerField()
    tag = models.CharField(max_length=80, blank=True, default="")
    amount = RupiahField()
    known = models.BooleanField(default=True)
    state = models.CharField(
        max_length=24, choices=ActivityState.choices, default=ActivityState.DIRENCANAKAN.value
    )
    agreed = models.BooleanField(default=False)
    proposals = models.ManyToManyField(
        "proposals.Proposal", through="plans.ActivityProposal", related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="plans_activity_amount"),
            models.CheckConstraint(
                condition=Q(target__gt=0) | Q(known=False, target=0), name="plans_activity_target"
            ),
            models.CheckConstraint(
                condition=Q(month_from__gte=1, month_to__lte=12, month_to__gte=F("month_from")),
                name="plans_activity_months",
            ),
        )
        indexes = (models.Index(fields=["-created_at", "-id"], name="plans_activity_newest"),)

    def __str__(self) -> str:
        return self.name


class ActivityProposal(models.Model):
    """An activity answers a proposal; many to many."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="answers")
    proposal = models.ForeignKey("proposals.Proposal", on_delete=models.PROTECT, related_name="+")
    tied_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["activity", "proposal"], name="plans_activity_proposal_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity_id} -> {self.proposal_id}"
