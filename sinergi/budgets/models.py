"""Tables of the budget: reference lists, lines with their pagu ladder, items, cash plan, realisation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from sinergi.budgets.rules.states import PaguKind, Purpose
from sinergi.kernel import clock, ids
from sinergi.ledger.api import Row, RupiahField, Stage


class Account(models.Model):
    """A kode rekening belanja. `use` says in plain words what a training buys under it, where known."""

    code = models.CharField(max_length=24, primary_key=True)
    level = models.CharField(max_length=20)
    name = models.TextField()
    description = models.TextField(blank=True, default="")
    source = models.CharField(max_length=60, blank=True, default="")
    use = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Fund(models.Model):
    """A kode sumber dana."""

    code = models.CharField(max_length=24, primary_key=True)
    level = models.CharField(max_length=20)
    name = models.TextField()
    description = models.TextField(blank=True, default="")
    source = models.CharField(max_length=60, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class BudgetLine(Row):
    """The part of a plan line that one fund pays; `fund` is empty where it was not found.

    `pagu` and `pagu_kind` are the step of the ladder that holds now; `itemised`, `spent` and
    `physical_bp` (basis points, cumulative) follow the items and realisations under the line's lock.
    """

    URN_KIND: ClassVar[str] = "BudgetLine"
    STAGE: ClassVar[Stage] = Stage.BUDGETS

    plan_line = models.ForeignKey(
        "plans.PlanLine", on_delete=models.PROTECT, related_name="budget_lines"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    fund = models.ForeignKey(
        Fund, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pagu = RupiahField(default=0)
    pagu_kind = models.CharField(max_length=12, choices=PaguKind.choices, blank=True, default="")
    itemised = RupiahField(default=0)
    spent = RupiahField(default=0)
    physical_bp = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["plan_line", "fund"], name="budgets_line_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(spent__gte=0, spent__lte=F("pagu")), name="budgets_line_not_overspent"
            ),
            models.CheckConstraint(condition=Q(itemised__gte=0), name="budgets_line_itemised"),
            models.CheckConstraint(
                condition=Q(physical_bp__lte=10_000), name="budgets_line_physical"
            ),
        )
        indexes = (
            models.Index(fields=["-created_at", "-id"], name="budgets_line_newest"),
            models.Index(fields=["year", "organisation"], name="budgets_line_year"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def fund_name(self) -> str:
        """The name of the fund, or the words that it was not found."""
        return self.fund.name if self.fund else _("sumber dana tidak ditemukan")

    @property
    def left(self) -> int:
        """What is not spent yet, in rupiah."""
        return int(self.pagu) - int(self.spent)

    @property
    def absorbed_bp(self) -> int:
        """The part of the pagu that is spent, in basis points (serapan)."""
        return int(self.spent) * 10_000 // int(self.pagu) if self.pagu else 0


class PaguStep(models.Model):
    """One rung of the ladder, with its date and document. Never edited: a correction is a new row."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=PaguKind.choices)
    amount = RupiahField()
    on = models.DateField()
    document = models.CharField(max_length=200)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="budgets_step_amount"),
            models.CheckConstraint(condition=~Q(document=""), name="budgets_step_document"),
            models.UniqueConstraint(
                fields=["line", "kind"],
                condition=Q(corrects__isnull=True) & ~Q(kind="perubahan"),
                name="budgets_step_once",
            ),
        )
        indexes = (models.Index(fields=["line", "at"], name="budgets_step_order"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class BudgetItem(models.Model):
    """An item of spending: account, how the volume comes about, price. `activity` is what it serves."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="items")
    activity = models.ForeignKey(
        "plans.Activity",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="budget_items",
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    description = models.CharField(max_length=300)
    coefficient = models.CharField(max_length=120, blank=True, default="")
    volume = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=40)
    price = RupiahField()
    amount = RupiahField()
    contoh = models.BooleanField(default=False)
    source = models.TextField(blank=True, default="")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount=F("volume") * F("price")), name="budgets_item_product"
            ),
            models.CheckConstraint(
                condition=Q(volume__gt=0, price__gte=0), name="budgets_item_positive"
            ),
        )
        indexes = (models.Index(fields=["line", "at"], name="budgets_item_order"),)

    def __str__(self) -> str:
        return self.description


class CashMonth(models.Model):
    """A month of the cash plan (rencana anggaran kas): money, and planned physical progress so far."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="cash_plan")
    month = models.PositiveSmallIntegerField()
    money = RupiahField()
    physical_bp = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["line", "month"], name="budgets_cash_once"),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12, money__gte=0), name="budgets_cash_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.month}: {self.money}"


class Realisation(Row):
    """Spending of a month by SP2D, and cumulative physical progress at its end in basis points.

    Several entries of a month add up. A correction is a new row that names the old one in `corrects`;
    the old one then no longer counts.
    """

    URN_KIND: ClassVar[str] = "Realisation"
    STAGE: ClassVar[Stage] = Stage.BUDGETS

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="realisations")
    month = models.PositiveSmallIntegerField()
    money = RupiahField()
    physical_bp = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=200, blank=True, default="")
    note = models.TextField(blank=True, default="")
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="budgets_realisation_month"
            ),
            models.CheckConstraint(condition=Q(money__gte=0), name="budgets_realisation_money"),
            models.CheckConstraint(
                condition=Q(physical_bp__lte=10_000), name="budgets_realisation_physical"
            ),
        )
        indexes = (
            models.Index(fields=["line", "month"], name="budgets_realisation_of"),
            models.Index(fields=["-created_at", "-id"], name="budgets_realisation_newest"),
        )

    def __str__(self) -> str:
        return self.code
