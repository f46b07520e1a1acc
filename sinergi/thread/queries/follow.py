"""`follow`: from any row the whole chain, forwards and backwards, as one viewer may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card, EdgeKind, Link, Stage, links_among
from sinergi.people.api import Viewer
from sinergi.thread import rules, stages, words
from sinergi.thread.queries.gather import DESCRIBED, Gathered, gather, reach
from sinergi.thread.queries.progress import progress
from sinergi.thread.shapes import Group, Origin, Role, Station, Step, Sums, Thread, Tie


def follow(
    urn: Urn, viewer: Viewer, *, show: int = rules.FIRST_FEW, described: int = DESCRIBED
) -> Thread:
    """The whole chain of a row: stations in order, ties, sums, origin, and what comes next.

    Each kind of rows shows its first `show` steps and counts the others. Rows that the viewer may
    not see are not there, and nothing is said of them. Raises NotFound when the viewer may not
    see the row itself.
    """
    start = stages.describe([urn], viewer).get(urn)
    if start is None:
        raise NotFound
    found = gather(start, reach(urn, start.stage), viewer, described=described)
    links = _links(found)
    stations = _stations(found, links, start, show)
    events = progress(found, start, viewer)
    return Thread(
        start=start,
        stations=stations,
        links=tuple(link for link in links if _on_line(link, found)),
        origin=_origin(found, links),
        now=_now(found, links, start),
        ended=events.ended,
        next=events.next,
        moments=events.moments,
        sums=rules.thread_sums({station.stage: station.sums for station in stations}, start),
        contoh=any(card.contoh for card in found.cards.values()),
        cards=found.cards,
    )


def group_page(
    urn: Urn, kind: str, viewer: Viewer, *, after: str = "", size: int = 50
) -> tuple[list[Card], int, str]:
    """One page of the rows of one kind in a thread: cards, how many in all, and the next cursor.

    Raises NotFound when the viewer may not see the row itself.
    """
    start = stages.describe([urn], viewer).get(urn)
    if start is None:
        raise NotFound
    wanted = sorted(row for row in reach(urn, start.stage) if stages.kind_of(row) == kind)
    stage = stages.stage_of(wanted[0]) if wanted else None
    if stage is None:
        return [], 0, ""
    may = stages.visible(wanted, stage, viewer)
    seen = [row for row in wanted if row in may]
    rest = [row for row in seen if row > after] if after else seen
    some = rest[:size]
    cards = stages.describe(some, viewer)
    following = some[-1] if len(rest) > size else ""
    return [cards[row] for row in some if row in cards], len(seen), following


def _on_line(link: Link, found: Gathered) -> bool:
    """Whether both ends of a tie are rows of the thread itself, not of what stands beside it."""
    return Role.BESIDE not in (found.roles[link.child], found.roles[link.parent])


def _links(found: Gathered) -> list[Link]:
    """The ties of the rows described, to any row that may be seen."""
    seen = [urn for urns in found.kinds.values() for urn in urns]
    return links_among(seen, children=found.cards)


def _stations(
    found: Gathered, links: Sequence[Link], start: Card, show: int
) -> tuple[Station, ...]:
    ties = _ties(found, links)
    groups: defaultdict[Stage, list[Group]] = defaultdict(list)
    beside: defaultdict[Stage, int] = defaultdict(int)
    for (stage, kind), urns in found.kinds.items():
        line = tuple(urn for urn in urns if found.roles[urn] != Role.BESIDE)
        beside[stage] += len(urns) - len(line)
        if line:
            groups[stage].append(_group(kind, line, found, ties, start, show))
    return tuple(
        _station(stage, groups[stage], beside[stage], found, links, start) for stage in Stage
    )


def _station(
    stage: Stage,
    groups: list[Group],
    beside: int,
    found: Gathered,
    links: Sequence[Link],
    start: Card,
) -> Station:
    cards = [found.cards[urn] for group in groups for urn in group.urns if urn in found.cards]
    times = [card.at for card in cards]
    return Station(
        stage=stage,
        # What was done stands before how it was done.
        groups=tuple(sorted(groups, key=lambda g: (g.kind in rules.MINOR, g.urns[0], g.kind))),
        beside=beside,
        here=start.stage == stage,
        first_at=min(times, default=None),
        last_at=max(times, default=None),
        sums=_sums(cards, found, links),
    )


def _sums(cards: list[Card], found: Gathered, links: Sequence[Link]) -> Sums:
    """The sums of what stands on the line itself; of its ground only where the line knows none."""
    line = rules.sums([c for c in cards if found.roles[c.urn] == Role.LINE], links)
    ground = rules.sums(cards, links)
    return Sums(
        planned=ground.planned if line.planned is None else line.planned,
        spent=ground.spent if line.spent is None else line.spent,
        people=ground.people if line.people is None else line.people,
    )


def _group(
    kind: str,
    urns: tuple[Urn, ...],
    found: Gathered,
    ties: Mapping[Urn, tuple[Tie, ...]],
    start: Card,
    show: int,
) -> Group:
    known = [found.cards[urn] for urn in urns if urn in found.cards]
    first = sorted(known, key=lambda card: (card.urn != start.urn, *_place(card)))[:show]
    steps = tuple(
        Step(
            card=card,
            role=found.roles[card.urn],
            here=card.urn == start.urn,
            ties=ties.get(card.urn, ()),
            minor=kind in rules.MINOR and card.urn != start.urn,
        )
        for card in sorted(first, key=_place)
    )
    return Group(
        kind=kind,
        name=words.NAMES.get(kind) or (known[0].kind if known else kind),
        steps=steps,
        urns=urns,
    )


def _place(card: Card) -> tuple[datetime, str, Urn]:
    """Where a row stands among its kind: by its day; rows of one moment by their names."""
    return card.at, card.title, card.urn


def _ties(found: Gathered, links: Iterable[Link]) -> dict[Urn, tuple[Tie, ...]]:
    """For each described row: what it hangs from, gathered by kind of tie and kind of row."""
    together: defaultdict[Urn, defaultdict[tuple[EdgeKind, str], list[Urn]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for link in links:
        together[link.child][(link.kind, stages.kind_of(link.parent))].append(link.parent)
    return {
        child: tuple(
            Tie(
                kind=kind,
                row_kind=of,
                stage=stages.stage_of(parents[0]) or Stage.VOICES,
                label=words.TIES[kind],
                count=len(parents),
                cards=tuple(found.cards[parent] for parent in parents if parent in found.cards)[
                    : rules.FIRST_FEW
                ],
            )
            for (kind, of), parents in kinds.items()
        )
        for child, kinds in together.items()
    }


def _origin(found: Gathered, links: Sequence[Link]) -> Origin:
    """What the thread began with; a missing voice is said, never filled in."""
    urns = [urn for urn, role in found.roles.items() if role != Role.BESIDE]
    voices = [urn for urn in found.of(Stage.VOICES) if found.roles[urn] != Role.BESIDE]
    hidden_voice = any(stages.stage_of(urn) == Stage.VOICES for urn in found.hidden)
    if voices:
        from_voice: bool | None = True
    else:
        from_voice = None if hidden_voice else False
    first = rules.roots((urn for urn in urns if urn in found.cards), links)
    began = sorted(
        (found.cards[urn] for urn in first),
        key=lambda card: (stages.rank(card.stage), card.at, card.urn),
    )
    return Origin(from_voice, len(voices), _earliest(began))


def _earliest(began: list[Card]) -> tuple[Card, ...]:
    """The beginnings at the earliest station that has any."""
    if not began:
        return ()
    stage = began[0].stage
    return tuple(card for card in began if card.stage == stage)[: rules.FIRST_FEW]


def _now(found: Gathered, links: Sequence[Link], start: Card) -> Card:
    """Where the thread stands: its newest row at the furthest station.

    A voice is counted by an indicator as soon as it is answered; that is no step forward, so the
    indicators count only once there are results. Of several figures the one counts that was
    computed from the furthest rows. A figure itself stands where it is.
    """
    if start.stage == Stage.INDICATORS:
        return start
    line = [
        card for urn, card in found.cards.items() if found.roles.get(urn, Role.LINE) != Role.BESIDE
    ]
    present = {card.stage for card in line}
    furthest = max(
        (s for s in present if s != Stage.INDICATORS or Stage.OUTCOMES in present),
        key=stages.rank,
        default=start.stage,
    )
    depth: dict[Urn, int] = {}
    for link in links:
        stage = stages.stage_of(link.parent)
        depth[link.child] = max(depth.get(link.child, 0), stages.rank(stage) if stage else 0)
    return max(
        (card for card in line if card.stage == furthest),
        key=lambda card: (depth.get(card.urn, 0), card.at, card.urn),
        default=start,
    )
