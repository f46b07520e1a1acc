"""What waits for an officer, from every stage that has something to say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings

from sinergi.kernel.errors import Text
from sinergi.ledger.api import Stage
from sinergi.people.api import Viewer, Waiting, by_urgency


@dataclass(frozen=True)
class Pile:
    """How much waits of one stage."""

    stage: str
    name: Text
    count: int
    late: int


def waiting_for(viewer: Viewer) -> list[Waiting]:
    """Everything that waits for this officer, the most urgent first. Empty for other people."""
    if not (viewer.is_officer or viewer.everything):
        return []
    found: list[Waiting] = []
    for stage in settings.SINERGI_STAGES:
        ask = getattr(import_module(f"sinergi.{stage}.api"), "waiting", None)
        if ask is not None:
            found += ask(viewer)
    return by_urgency(found)


def piles(found: list[Waiting]) -> list[Pile]:
    """The same counted by stage, in order of the thread."""
    counts = Counter(str(one.stage) for one in found)
    late = Counter(str(one.stage) for one in found if one.late)
    return [
        Pile(stage.value, stage.label, counts[stage.value], late[stage.value])
        for stage in Stage
        if counts[stage.value]
    ]
