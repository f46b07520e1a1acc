"""The rows of a thread as one viewer may see them: walked, sorted into kinds, and described in few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card, EdgeKind, Stage, walk
from sinergi.people.api import Viewer
from sinergi.thread import rules, stages
from sinergi.thread.shapes import Role

# Kinds with more rows than this are counted in full but described only in their first few.
DESCRIBED = 150


@dataclass(frozen=True)
class Gathered:
    """`kinds` holds every visible row in order of time, `cards` the rows described."""

    kinds: Mapping[tuple[Stage, str], tuple[Urn, ...]]
    roles: Mapping[Urn, Role]
    cards: Mapping[Urn, Card]
    hidden: frozenset[Urn]

    def of(self, *stages_: Stage) -> list[Urn]:
        return [u for (stage, _kind), urns in self.kinds.items() if stage in stages_ for u in urns]


def reach(start: Urn, stage: Stage) -> dict[Urn, Role]:
    """Every row of the thread of `start` with its role, whoever may see it.

    The line is all rows that lead to `start` and all that came of it. What the later rows hang from
    besides (plan, budget, forum) is their ground. An indicator counts many rows that have nothing to
    do with each other, so its edges are followed only when the indicator itself is asked about.
    """
    later = walk(start, "forwards")
    line = walk(start, "backwards").keys() | later.keys()
    without = () if stage == Stage.INDICATORS else (EdgeKind.EVALUATED_IN,)
    roles = dict.fromkeys(line, Role.LINE)
    if len(later) == 1:  # nothing came of it yet, so there is no ground besides what leads here
        return roles
    for urn in walk(later, "backwards", without=without):
        own = stages.stage_of(urn)
        if urn in roles or own is None:
            continue
        if stage == Stage.INDICATORS:
            roles[urn] = Role.LINE
        elif own != Stage.INDICATORS:  # what a figure measures is said by the figure itself
            roles[urn] = rules.role_of(own, stage)
    return roles


def gather(
    start: Card, roles: Mapping[Urn, Role], viewer: Viewer, *, described: int = DESCRIBED
) -> Gathered:
    """Sort the rows into stations and kinds, drop what the viewer may not see, describe the rest.

    One question to each stage for the cards and, for large kinds, one more for who may be seen.
    """
    kinds: dict[tuple[Stage, str], tuple[Urn, ...]] = {}
    cards: dict[Urn, Card] = {start.urn: start}
    hidden: set[Urn] = set()
    for stage, urns in stages.by_stage(roles).items():
        small, large = _by_size(urns, described)
        wanted = [urn for some in small.values() for urn in some]
        seen: dict[str, tuple[Urn, ...]] = {}
        for kind, some in large.items():
            may = stages.visible(some, stage, viewer)
            hidden |= set(some) - may
            seen[kind] = tuple(urn for urn in some if urn in may)
            wanted += _first(seen[kind], start.urn, roles, described)
        known = stages.describe(wanted, viewer)
        cards |= known
        for kind, some in small.items():
            hidden |= set(some) - known.keys()
            seen[kind] = tuple(urn for urn in some if urn in known)
        kinds |= {(stage, kind): some for kind, some in seen.items() if some}
    return Gathered(kinds, roles, cards, frozenset(hidden))


def _by_size(
    urns: Iterable[Urn], described: int
) -> tuple[dict[str, list[Urn]], dict[str, list[Urn]]]:
    """Kinds with few rows and kinds with many, each in order of time (ids are time-ordered)."""
    kinds: defaultdict[str, list[Urn]] = defaultdict(list)
    for urn in sorted(urns):
        kinds[stages.kind_of(urn)].append(urn)
    small = {kind: some for kind, some in kinds.items() if len(some) <= described}
    return small, {kind: some for kind, some in kinds.items() if kind not in small}


def _first(urns: Sequence[Urn], start: Urn, roles: Mapping[Urn, Role], described: int) -> list[Urn]:
    """The few rows of a large kind that are described: on the line before those beside it."""
    on_line = [urn for urn in urns if roles[urn] != Role.BESIDE]
    few = (on_line or list(urns))[: min(rules.FIRST_FEW * 4, described)]
    return [start, *few] if start in urns and start not in few else few
