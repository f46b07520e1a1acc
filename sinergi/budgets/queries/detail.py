"""One budget line: its ladder, its items by purpose, its twelve months."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sinergi.budgets.models import BudgetItem, BudgetLine, PaguStep, Realisation
from sinergi.budgets.queries.lines import one
from sinergi.budgets.rules import ladder, spending
from sinergi.budgets.rules.states import PaguKind, Purpose
from sinergi.kernel.errors import NotFound
from sinergi.kernel.money import Rupiah
from sinergi.people.api import Viewer


@dataclass(frozen=True)
class LadderStep:
    """A rung as shown: `change` against the rung below it, None for the first or a corrected one."""

    row: PaguStep
    kind: PaguKind
    amount: Rupiah
    on: date
    document: str
    corrected: bool
    change: int | None


def ladder_of(line: BudgetLine) -> list[LadderStep]:
    """The ladder in its order; a corrected row stands right before the row that corrects it."""
    rows = list(PaguStep.objects.filter(line=line))
    rows.sort(key=lambda row: (row.at, ladder.RANK[PaguKind(row.kind)], row.on))
    later = {row.corrects_id: row for row in rows if row.corrects_id is not None}
    shown: list[LadderStep] = []
    last: Rupiah | None = None
    for first in (row for row in rows if row.corrects_id is None):
        row: PaguStep | None = first
        while row is not None:
            correction = later.get(row.pk)
            change = None if correction or last is None else int(row.amount) - int(last)
            shown.append(
                LadderStep(
                    row=row,
                    kind=PaguKind(row.kind),
                    amount=row.amount,
                    on=row.on,
                    document=row.document,
                    corrected=correction is not None,
                    change=change,
                )
            )
            if correction is None:
                last = row.amount
            row = correction
    return shown


@dataclass(frozen=True)
class PurposeGroup:
    """The items of one purpose with their sum and share of all items in whole percent."""

    purpose: Purpose
    amount: Rupiah
    share: int
    items: tuple[BudgetItem, ...]


def items_by_purpose(line: BudgetLine) -> list[PurposeGroup]:
    """Items of a line grouped by what they are for, the largest group first."""
    rows = BudgetItem.objects.filter(line=line).select_related("account", "activity")
    grouped: dict[str, list[BudgetItem]] = defaultdict(list)
    for row in rows.order_by("at", "id"):
        grouped[row.purpose].append(row)
    sums = {
        purpose: sum((row.amount for row in items), Rupiah(0)) for purpose, items in grouped.items()
    }
    total = sum(sums.values())
    return [
        PurposeGroup(
            purpose=Purpose(purpose),
            amount=amount,
            share=round(int(amount) * 100 / total) if total else 0,
            items=tuple(grouped[purpose]),
        )
        for purpose, amount in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


@dataclass(frozen=True)
class MonthRow:
    """A month of a line. `planned` is None without a cash plan; physical figures are basis points.

    `spent` is of the month, `spent_sum` cumulative; both None for months nobody reported, and after.
    """

    month: int
    planned: Rupiah | None
    planned_sum: Rupiah | None
    planned_bp: int | None
    spent: Rupiah | None
    spent_sum: Rupiah | None
    physical_bp: int | None

    @property
    def deviation(self) -> int | None:
        """Spent so far minus planned so far, in rupiah; negative is behind."""
        if self.planned_sum is None or self.spent_sum is None:
            return None
        return int(self.spent_sum) - int(self.planned_sum)

    @property
    def physical_deviation(self) -> int | None:
        """Progress minus planned progress, in basis points."""
        if self.planned_bp is None or self.physical_bp is None:
            return None
        return self.physical_bp - self.planned_bp


def months_of(line: BudgetLine) -> list[MonthRow]:
    """The twelve months of a line, cash plan against what was entered."""
    plan = {row.month: row for row in line.cash_plan.all()}
    entries = list(line.realisations.filter(corrected_by__isnull=True))
    spent = [
        sum((entry.money for entry in entries if entry.month == month), Rupiah(0))
        for month in range(1, spending.MONTHS + 1)
    ]
    last = max((entry.month for entry in entries), default=0)
    planned_sums = spending.running_sums(plan[m].money if m in plan else 0 for m in range(1, 13))
    spent_sums = spending.running_sums(spent)
    progress = _progress(entries)
    return [
        MonthRow(
            month=month,
            planned=plan[month].money if month in plan else None,
            planned_sum=planned_sums[month - 1] if plan else None,
            planned_bp=plan[month].physical_bp if month in plan else None,
            spent=spent[month - 1] if month <= last else None,
            spent_sum=spent_sums[month - 1] if month <= last else None,
            physical_bp=progress[month - 1] if month <= last else None,
        )
        for month in range(1, spending.MONTHS + 1)
    ]


def _progress(entries: list[Realisation]) -> list[int]:
    """Cumulative progress at the end of each month: the highest entered up to it."""
    return [
        max((entry.physical_bp for entry in entries if entry.month <= month), default=0)
        for month in range(1, spending.MONTHS + 1)
    ]


def realisations_of(line: BudgetLine) -> list[Realisation]:
    """All entries of a line in the order they were made, corrected ones too (`corrected_by`)."""
    rows = line.realisations.select_related("corrected_by", "corrects")
    return list(rows.order_by("created_at", "id"))


def latest_realisation(line: BudgetLine) -> Realisation | None:
    """The entry of the latest month that counts; None before the first."""
    counting = line.realisations.filter(corrected_by__isnull=True)
    return counting.order_by("-month", "-created_at").first()


def realisation(ref: str | UUID, viewer: Viewer) -> Realisation:
    """One entry by code, URN or id. Raises NotFound."""
    rows = Realisation.objects.select_related("line__plan_line", "line__organisation")
    return one(rows, ref)


def step(step_id: UUID, viewer: Viewer) -> PaguStep:
    """One rung of a ladder by id. Raises NotFound."""
    found = PaguStep.objects.select_related("line").filter(pk=step_id).first()
    if found is None:
        raise NotFound
    return found
