"""What pages of budgets say beside the rows: charts, tones, rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sinergi.budgets import api as budgets
from sinergi.budgets.api import BudgetLine, MonthRow
from sinergi.people.api import Viewer
from sinergi.portal.dates import month


@dataclass(frozen=True)
class Rights:
    """What the viewer may do with a budget line."""

    edit: bool
    pagu: bool
    realise: bool

    @property
    def works(self) -> bool:
        return self.edit or self.pagu or self.realise


def rights(line: BudgetLine, viewer: Viewer) -> Rights:
    """Spending is offered once there is a definitive pagu."""

    def may(permission: str) -> bool:
        return viewer.may(permission, organisation=line.organisation_id)

    return Rights(
        edit=may(budgets.EDIT),
        pagu=may(budgets.SET_PAGU),
        realise=may(budgets.REALISE) and budgets.spendable(line.pagu_kind),
    )


def percent(bp: int | None) -> str:
    """Basis points as people read percent."""
    if bp is None:
        return ""
    whole, rest = divmod(bp, 100)
    return f"{whole},{rest:02d}%".replace(",00", "") if rest else f"{whole}%"


def chart(months: Iterable[MonthRow]) -> list[dict[str, Any]]:
    """Twelve standing bars: planned so far as an outline, spent so far filled; late when behind."""
    rows = list(months)
    most = max(
        [int(value) for row in rows for value in (row.planned_sum, row.spent_sum) if value],
        default=0,
    )
    return [
        {
            "name": month(row.month),
            "planned": _height(row.planned_sum, most),
            "spent": _height(row.spent_sum, most),
            "behind": bool(row.deviation is not None and row.deviation < 0),
            "known": row.spent_sum is not None,
        }
        for row in rows
    ]


def physical(months: Iterable[MonthRow]) -> list[dict[str, Any]]:
    """The same for physical progress."""
    return [
        {
            "name": month(row.month),
            "planned": None if row.planned_bp is None else row.planned_bp / 100,
            "spent": None if row.physical_bp is None else row.physical_bp / 100,
            "behind": bool(row.physical_deviation is not None and row.physical_deviation < 0),
            "known": row.physical_bp is not None,
        }
        for row in months
    ]


def table(months: Iterable[MonthRow]) -> list[dict[str, Any]]:
    """The twelve months as rows of a table."""
    return [
        {
            "name": month(row.month),
            "row": row,
            "planned_physical": percent(row.planned_bp),
            "physical": percent(row.physical_bp),
        }
        for row in months
    ]


def standing(line: BudgetLine, months: list[MonthRow]) -> str:
    """Where spending stands against its plan, in a sentence; "" without a plan or an entry."""
    reported = [row for row in months if row.spent_sum is not None]
    if not reported or reported[-1].deviation is None:
        return ""
    last = reported[-1]
    if last.deviation is not None and last.deviation < 0:
        return _("Sampai %(month)s belanja tertinggal dari rencana kas.") % {
            "month": month(last.month)
        }
    return _("Sampai %(month)s belanja sesuai atau mendahului rencana kas.") % {
        "month": month(last.month)
    }


def _height(value: int | None, most: int) -> float | None:
    return None if value is None else round(int(value) * 100 / most, 2) if most else 0.0
