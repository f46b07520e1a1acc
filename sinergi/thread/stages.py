"""The stages of this city, found through their public faces, and what rows say of themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card, Stage
from sinergi.people.api import Viewer


class StageApi(Protocol):
    """What every stage's `api` offers to readers of the whole chain.

    A stage may also offer `visible(urns, viewer) -> set[Urn]` (which of many rows the viewer may
    see, cheaper than describing them), `due(urns, viewer) -> dict[Urn, date]` (the promised day of
    a row's next step) and `VERBS: dict[str, Text]` (a sentence for each of its verbs).
    """

    URN_KINDS: tuple[str, ...]

    def describe(self, urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]: ...


@cache
def apis() -> Mapping[Stage, StageApi]:
    """The public face of every stage, in the order of the thread."""
    return {
        Stage(name): cast(StageApi, import_module(f"sinergi.{name}.api"))
        for name in settings.SINERGI_STAGES
    }


@cache
def _stage_of_kind() -> Mapping[str, Stage]:
    return {kind: stage for stage, api in apis().items() for kind in api.URN_KINDS}


def kind_of(urn: Urn) -> str:
    """The kind inside a URN, without reading its id."""
    return urn.split(":", 3)[2] if urn.count(":") >= 3 else ""


def stage_of(urn: Urn) -> Stage | None:
    """The stage that owns the row; None for URNs of no stage (people, offices, files)."""
    return _stage_of_kind().get(kind_of(urn))


def rank(stage: Stage) -> int:
    """The place of a stage on the line, from 0."""
    return _ORDER[stage]


def describe(urns: Iterable[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """The cards of the rows that the viewer may see, each stage asked once."""
    cards: dict[Urn, Card] = {}
    for stage, some in by_stage(urns).items():
        cards |= apis()[stage].describe(some, viewer)
    return cards


def visible(urns: Sequence[Urn], stage: Stage, viewer: Viewer) -> set[Urn]:
    """Which of these rows of one stage the viewer may see."""
    ask = getattr(apis()[stage], "visible", None)
    if ask is not None:
        return set(ask(urns, viewer))
    return set(apis()[stage].describe(urns, viewer))


def by_stage(urns: Iterable[Urn]) -> dict[Stage, list[Urn]]:
    """Rows sorted into their stages, in the order of the thread; URNs of no stage are left out."""
    sorted_: defaultdict[Stage, list[Urn]] = defaultdict(list)
    for urn in urns:
        stage = stage_of(urn)
        if stage is not None:
            sorted_[stage].append(urn)
    return dict(sorted(sorted_.items(), key=lambda item: rank(item[0])))


def verb_text(stage: str, verb: str) -> Text | None:
    """The stage's own sentence for one of its verbs, if it has one."""
    if stage not in Stage.values:
        return None
    verbs = getattr(apis().get(Stage(stage)), "VERBS", {})
    return cast("Text | None", verbs.get(verb))


_ORDER: Mapping[Stage, int] = {stage: place for place, stage in enumerate(Stage)}
