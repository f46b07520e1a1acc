"""Which story visitors are led through: the one that was chosen, else one that went all the way."""

from __future__ import annotations

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Stage, newest, walk
from sinergi.people.api import Viewer
from sinergi.thread import stages
from sinergi.thread.models import Featured

_LOOKED_AT = 40
_FROM = (
    Stage.OUTCOMES,
    Stage.PROGRAMMES,
    Stage.BUDGETS,
    Stage.PLANS,
    Stage.PROPOSALS,
    Stage.VOICES,
)


def featured(viewer: Viewer) -> Urn | None:
    """The row whose thread is told as a story; None in a city without any row.

    Without a choice it is the earliest voice behind the newest row that got furthest.
    """
    for urn in Featured.objects.order_by("-at", "-id").values_list("urn", flat=True)[:5]:
        if Urn(urn) in stages.describe([Urn(urn)], viewer):
            return Urn(urn)
    for stage in _FROM:
        rows = {event.subject for event in newest(_LOOKED_AT, stages=[stage])}
        if found := _beginning(rows, viewer):
            return found
    return None


def _beginning(rows: set[Urn], viewer: Viewer) -> Urn | None:
    """The earliest visible voice that these rows go back to, else the earliest of the rows."""
    seen = stages.describe(rows, viewer)
    if not seen:
        return None
    behind = [u for u in walk(sorted(seen), "backwards") if stages.stage_of(u) == Stage.VOICES]
    voices = stages.describe(sorted(behind)[:_LOOKED_AT], viewer)
    known = voices or seen
    return min(known, key=lambda urn: (known[urn].at, urn))
