"""Budgets for tests, through the api."""

from __future__ import annotations

from datetime import date
from typing import Any

from sinergi.budgets import api as budgets
from sinergi.budgets.api import BudgetItem, BudgetLine, PaguKind, PaguStep, Realisation
from sinergi.kernel.money import Rupiah
from sinergi.people.api import Viewer
from sinergi.plans.api import PlanLine
from tests.factories import plans
from tests.factories.people import officer

PAD = "1.1"
DAU = "1.2.1.01.02"
MEALS = "5.1.02.01.01.0052"
SPEAKERS = "5.1.02.02.01.0003"


def load() -> None:
    """The city with its official lists of codes, accounts and funds."""
    plans.load()
    if not budgets.accounts(MEALS):
        budgets.load_reference()


def treasurer(office: str = "Diskominfo") -> Viewer:
    """Somebody who does all of an office's budget."""
    return officer(budgets.EDIT, budgets.SET_PAGU, budgets.REALISE, office=office)


def opened(plan_line: PlanLine | None = None, fund: str | None = PAD, **given: Any) -> BudgetLine:
    """A budget line without a pagu."""
    load()
    plan_line = plan_line or plans.line()
    return budgets.open_line(by=treasurer(), plan_line=plan_line, fund=fund, **given)


def pagu(
    of: BudgetLine,
    kind: PaguKind = PaguKind.DEFINITIF,
    amount: int = 150_000_000,
    on: date = date(2021, 1, 4),
    **given: Any,
) -> PaguStep:
    """A rung of the ladder."""
    values: dict[str, Any] = {"document": f"DPA {on:%Y}"}
    return budgets.set_pagu(
        by=treasurer(), line=of, kind=kind, amount=Rupiah(amount), on=on, **values | given
    )


def line(amount: int = 150_000_000, **given: Any) -> BudgetLine:
    """A budget line of a past year that can be spent."""
    load()
    if "plan_line" not in given:
        given["plan_line"] = plans.line(plans.drafted(year=2021), code="2.16.02.2.01.0008")
    made = opened(**given)
    pagu(made, amount=amount)
    made.refresh_from_db()
    return made


def item(of: BudgetLine, **given: Any) -> BudgetItem:
    """Meals for 60 persons on four days."""
    values: dict[str, Any] = {
        "account": MEALS,
        "description": "Makan peserta dan panitia",
        "coefficient": "60 orang x 4 hari",
        "volume": 240,
        "unit": "orang/hari",
        "price": Rupiah(150_000),
    }
    return budgets.add_item(by=treasurer(), line=of, **values | given)


def realised(of: BudgetLine, month: int = 3, money: int = 40_000_000, **given: Any) -> Realisation:
    """Spending of a month."""
    values: dict[str, Any] = {"physical_bp": 2500, "document": "SP2D 0012"}
    return budgets.realise(
        by=treasurer(), line=of, month=month, money=Rupiah(money), **values | given
    )
