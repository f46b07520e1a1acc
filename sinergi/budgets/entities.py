"""Rows of budgets as NGSI-LD entities; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sinergi.budgets.models import BudgetLine, Realisation
from sinergi.hub.api import entity, prop, rel
from sinergi.kernel import ids
from sinergi.kernel.ids import Urn

CURRENCY = "IDR"

Entity = dict[str, Any]


def line(row: BudgetLine, *, funds: Sequence[Urn], reported: bool) -> Entity:
    """`funds` are the activities its items pay for. Physical progress is in percent.

    Spending and progress are stated once something was `reported`: nothing entered is not zero.
    """
    return entity(
        "BudgetLine",
        row.urn,
        code=prop(row.code),
        title=prop(row.plan_line.name),
        nomenclatureCode=prop(row.plan_line.nomenclature_code),
        organisation=prop(row.organisation.name),
        year=prop(row.year),
        fundSource=prop(row.fund.name if row.fund else None),
        fundCode=prop(row.fund_id),
        status=prop(row.pagu_kind or None),
        budgetAmount=prop(int(row.pagu)),
        itemisedAmount=prop(int(row.itemised)),
        spentAmount=prop(int(row.spent) if reported else None),
        currency=prop(CURRENCY),
        physicalProgress=prop(row.physical_bp / 100 if reported else None),
        partOf=rel(ids.urn("PlanLine", row.plan_line_id)),
        funds=rel(funds),
        contoh=prop(row.contoh or None),
        source=prop(row.source or None),
    )


def realisation(row: Realisation) -> Entity:
    """Spending of one month; `correctionOf` names the entry it takes the place of."""
    return entity(
        "Realisation",
        row.urn,
        code=prop(row.code),
        year=prop(row.line.year),
        month=prop(row.month),
        spentAmount=prop(int(row.money)),
        currency=prop(CURRENCY),
        physicalProgress=prop(row.physical_bp / 100),
        document=prop(row.document or None),
        partOf=rel(ids.urn("BudgetLine", row.line_id)),
        correctionOf=rel(ids.urn("Realisation", row.corrects_id) if row.corrects_id else None),
        contoh=prop(row.contoh or None),
        source=prop(row.source or None),
    )
