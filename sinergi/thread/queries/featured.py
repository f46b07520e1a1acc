"""Which story visitors are led through: the one that was chosen, else one that went all the way."""

from __future__ import annotations

from collections.abc import Iterable

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Stage, newest, walk
from sinergi.people.api import Viewer
from sinergi.thread import stages
from sinergi.thread.models import Featured

_LOOKED_AT = 400
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

    Without a choice it is the earliest voice behind the rows that got furthest, else the earliest
    of those rows.
    """
    for urn in Featured.objects.order_by("-at", "-id").values_list("urn", flat=True)[:5]:
        if Urn(urn) in stages.describe([Urn(urn)], viewer):
            return Urn(urn)
    without_voice: Urn | None = None
    for stage in _FROM:
        rows = {event.subject for event in newest(_LOOKED_AT, stages=[stage])}
        seen = stages.describe(rows, viewer)
        if not seen:
            continue
        if voice := _voice_behind(seen, viewer):
            return voice
        without_voice = without_voice or min(seen, key=lambda urn: (seen[urn].at, urn))
    return without_voice


def _voice_behind(rows: Iterable[Urn], viewer: Viewer) -> Urn | None:
    """The earliest visible voice that these rows go back to."""
    behind = [u for u in walk(sorted(rows), "backwards") if stages.stage_of(u) == Stage.VOICES]
    voices = stages.describe(sorted(behind)[:_LOOKED_AT], viewer)
    return min(voices, key=lambda urn: (voices[urn].at, urn), default=None)
