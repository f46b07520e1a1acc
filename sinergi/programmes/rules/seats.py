"""Who gets a seat: decided from counts and order alone, so that a stranger can check it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from sinergi.kernel.text import tanggal
from sinergi.programmes.rules.errors import CallClosed, CallNotOpen, CallStillOpen, NoSeats
from sinergi.programmes.rules.names import ApplicationState

T = TypeVar("T")


class Seat(NamedTuple):
    """What an arrival gets: the state of the application, and its number in order of arrival."""

    state: ApplicationState
    position: int


def arrive(*, seats: int, taken: int, arrivals: int, waiting: int) -> Seat:
    """First come: a seat while there is one and nobody waits before; else a place in the queue."""
    free = seats - taken
    state = ApplicationState.SEATED if free > 0 and not waiting else ApplicationState.WAITING
    return Seat(state, arrivals + 1)


def seats_by_order(
    order: Sequence[tuple[T, str]], free: Mapping[str, int]
) -> list[tuple[T, ApplicationState]]:
    """After a selection: seats to the first of each kind in the decree's order, the rest wait.

    `order` holds (who, kind); `free` the free seats of each kind.
    """
    left = dict(free)
    given: list[tuple[T, ApplicationState]] = []
    for who, kind in order:
        if left.get(kind, 0) > 0:
            left[kind] -= 1
            given.append((who, ApplicationState.SEATED))
        else:
            given.append((who, ApplicationState.WAITING))
    return given


def check_open(opens: datetime, closes: datetime, now: datetime) -> None:
    """Raises CallNotOpen before the call opens, CallClosed from the moment it closes."""
    if now < opens:
        raise CallNotOpen(opens=tanggal(opens))
    if now >= closes:
        raise CallClosed(closes=tanggal(closes))


def check_closed(closes: datetime, now: datetime) -> None:
    """Raises CallStillOpen while people may still apply."""
    if now < closes:
        raise CallStillOpen(closes=tanggal(closes))


def is_open(opens: datetime, closes: datetime, now: datetime) -> bool:
    """Whether people may apply at this moment."""
    return opens <= now < closes


def check_quotas(seats: Iterable[int]) -> None:
    """Raises NoSeats when a call would offer nothing."""
    if sum(seats) < 1:
        raise NoSeats(field="seats")
