"""The verbs of budgets; each is one transaction."""

from sinergi.budgets.actions.lines import add_item, open_line, plan_cash, set_pagu
from sinergi.budgets.actions.spending import realise

__all__ = ["add_item", "open_line", "plan_cash", "realise", "set_pagu"]
