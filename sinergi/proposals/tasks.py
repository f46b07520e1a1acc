"""Jobs of proposals: answers that are late."""

from __future__ import annotations

from sinergi.kernel.ids import Urn
from sinergi.kernel.jobs import serves
from sinergi.proposals import actions


@serves("proposals.watch")
def watch(proposal: str) -> None:
    """The day for an answer has passed: note it, unless it was answered."""
    actions.mark_overdue(proposal=Urn(proposal))
