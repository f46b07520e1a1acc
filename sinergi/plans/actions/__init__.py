"""The verbs of plans; each is one transaction."""

from sinergi.plans.actions.activities import add_activity, change_activity, tie_proposal
from sinergi.plans.actions.forum import close_forum, decide, open_forum, put_on_agenda
from sinergi.plans.actions.renja import (
    add_line,
    change_line,
    draft_renja,
    fix_renja,
    set_ceiling,
)

__all__ = [
    "add_activity",
    "add_line",
    "change_activity",
    "change_line",
    "close_forum",
    "decide",
    "draft_renja",
    "fix_renja",
    "open_forum",
    "put_on_agenda",
    "set_ceiling",
    "tie_proposal",
]
