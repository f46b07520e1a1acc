"""A thread arranged for the page: the line in the header, stations with their status, the summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sinergi.ledger.api import Stage
from sinergi.thread.api import Station, Thread


@dataclass(frozen=True)
class Stop:
    """A station of the page: `status` is reached, here, skipped or later; `next` marks where to go on."""

    station: Station
    status: str
    next: bool

    @property
    def anchor(self) -> str:
        return self.station.stage.value

    @property
    def kind(self) -> str:
        """The kind of rows of a station whose rows are of one kind only."""
        return {Stage.VOICES: "Voice", Stage.PROPOSALS: "Proposal"}.get(self.station.stage, "")


class Shown:
    """What the template asks of a thread."""

    def __init__(self, thread: Thread) -> None:
        self.thread = thread

    @cached_property
    def reached(self) -> tuple[str, ...]:
        return tuple(s.stage.value for s in self.thread.stations if s.reached)

    @property
    def current(self) -> str:
        """The station where the thread stands now."""
        return self.thread.now.stage.value

    @cached_property
    def links(self) -> Mapping[str, str]:
        return {stage: f"#{stage}" for stage in self.reached}

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        order = list(Stage)
        last = max((order.index(s.stage) for s in self.thread.stations if s.reached), default=-1)
        coming = self.thread.next.stage if self.thread.next else None
        return tuple(
            Stop(station, self._status(station, place, last), station.stage == coming)
            for place, station in enumerate(self.thread.stations)
        )

    def _status(self, station: Station, place: int, last: int) -> str:
        if station.stage == self.thread.now.stage:
            return "here"
        if station.reached:
            return "reached"
        return "skipped" if place < last else "later"

    @property
    def from_a_voice(self) -> bool:
        return self.thread.start.stage == Stage.VOICES

    @property
    def moved(self) -> bool:
        """Whether the thread stands at another row than the one that is followed."""
        return self.thread.now.urn != self.thread.start.urn

    @property
    def tone(self) -> str:
        """The tone of where the thread stands."""
        if self.thread.next is not None and self.thread.next.late:
            return "late"
        return "done" if self.thread.ended else "info"
