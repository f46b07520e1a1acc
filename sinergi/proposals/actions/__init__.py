"""What can be done with a proposal: one function a verb, each one transaction."""

from sinergi.proposals.actions.handling import answer, mark_overdue, support, unsupport
from sinergi.proposals.actions.proposing import add_voices, open_phase, propose

__all__ = [
    "add_voices",
    "answer",
    "mark_overdue",
    "open_phase",
    "propose",
    "support",
    "unsupport",
]
