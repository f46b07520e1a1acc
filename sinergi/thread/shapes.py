"""What a thread is when it is read: stations with groups of steps, ties between them, sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import Card, EdgeKind, Link, Stage


class Role(StrEnum):
    """How a row stands to the row that is followed."""

    LINE = "line"  # it leads here, or came of it
    GROUND = "ground"  # what the later rows stand on: their plan, their budget, the forum
    BESIDE = "beside"  # others that fed the same later rows


@dataclass(frozen=True)
class Tie:
    """Why a step hangs from earlier rows of one kind (`row_kind`): "menjawab 3 usulan"."""

    kind: EdgeKind
    row_kind: str
    stage: Stage
    label: Text
    count: int
    cards: tuple[Card, ...]

    @property
    def more(self) -> int:
        """How many rows are not among `cards`."""
        return self.count - len(self.cards)


@dataclass(frozen=True)
class Step:
    """One row of the thread. `minor` rows say how something was done; they need less room."""

    card: Card
    role: Role
    here: bool
    ties: tuple[Tie, ...] = ()
    minor: bool = False


@dataclass(frozen=True)
class Group:
    """The rows of one kind at a station: the first few, and how many there are for this viewer."""

    kind: str
    name: Text
    steps: tuple[Step, ...]
    urns: tuple[Urn, ...]

    @property
    def count(self) -> int:
        return len(self.urns)

    @property
    def more(self) -> int:
        """How many are not among the first few."""
        return self.count - len(self.steps)


@dataclass(frozen=True)
class Sums:
    """Money and people at a station or of a whole thread; None where nothing is known."""

    planned: Rupiah | None = None
    spent: Rupiah | None = None
    people: int | None = None


@dataclass(frozen=True)
class Station:
    """One stage of the thread."""

    stage: Stage
    groups: tuple[Group, ...]
    beside: int
    here: bool
    first_at: datetime | None
    last_at: datetime | None
    sums: Sums

    @property
    def reached(self) -> bool:
        return bool(self.groups)

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    def steps(self) -> Iterator[Step]:
        """The steps shown, over all groups."""
        for group in self.groups:
            yield from group.steps


@dataclass(frozen=True)
class Origin:
    """What the thread began with. `from_voice` is None where the viewer may not be told."""

    from_voice: bool | None
    voices: int
    began_with: tuple[Card, ...]


@dataclass(frozen=True)
class Usual:
    """How long a step took in this city's own finished cases: the median in days."""

    days: int | None
    cases: int

    @property
    def enough(self) -> bool:
        return self.days is not None


@dataclass(frozen=True)
class NextStep:
    """What comes next. `expected` is the day promised or, failing that, the usual time from `since`."""

    stage: Stage
    verb: str
    label: Text
    since: datetime
    expected: date | None
    promised: bool
    late: bool
    usual: Usual


@dataclass(frozen=True)
class Moment:
    """A dated event in a sentence for people."""

    at: datetime
    stage: Stage
    verb: str
    sentence: str
    card: Card


@dataclass(frozen=True)
class Thread:
    """The whole chain of one row, as one viewer may see it."""

    start: Card
    stations: tuple[Station, ...]
    links: tuple[Link, ...]
    origin: Origin
    now: Card
    ended: Text
    next: NextStep | None
    moments: tuple[Moment, ...]
    sums: Sums
    contoh: bool
    cards: Mapping[Urn, Card]

    @property
    def voices(self) -> int:
        """How many voices stand behind it; from a voice, those beside it are counted too."""
        beside = self.stations[0].beside if self.start.stage == Stage.VOICES else 0
        return self.origin.voices + beside

    def described(self) -> dict[Urn, Card]:
        """The cards of the rows that were described, in order of the stations."""
        return {urn: self.cards[urn] for urn in self.urns() if urn in self.cards}

    def urns(self) -> tuple[Urn, ...]:
        """Every row of the thread that the viewer may see, in order of the stations."""
        return tuple(u for station in self.stations for g in station.groups for u in g.urns)
