"""The only source of now.

The city's time is the machine's time plus a shift. The shift comes from `SINERGI_NOW` or, in a
demo city, from the file `now` in the state directory, which every process reads so that a step of
the demo's day is seen by all of them. Scripts and tests `travel` to a moment instead.

Domain times are aware datetimes in UTC; people read them in Asia/Jakarta (WIB).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")

_travelled: ContextVar[datetime | None] = ContextVar("sinergi_travelled", default=None)


class _Shift:
    """The shift of the city's clock, read again when its file changes."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.fixed = timedelta(0)
        self._stamp = 0
        self._read = timedelta(0)

    def value(self) -> timedelta:
        if self.file is None:
            return self.fixed
        try:
            stamp = self.file.stat().st_mtime_ns
        except FileNotFoundError:
            return self.fixed
        if stamp != self._stamp:
            self._read = timedelta(seconds=float(self.file.read_text() or 0))
            self._stamp = stamp
        return self._read


_shift = _Shift()


def configure(*, now: str = "", file: Path | None = None) -> None:
    """Set the clock of this process once, at start.

    `now` is an ISO 8601 moment (`SINERGI_NOW`; without an offset it is WIB) at which this process's
    clock starts. `file` holds a shift in seconds and wins over `now` while it exists. Raises
    ValueError for a moment that cannot be read.
    """
    _shift.file = file
    _shift.fixed = timedelta(0)
    if now:
        moment = datetime.fromisoformat(now)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=WIB)
        _shift.fixed = moment - datetime.now(UTC)


def now() -> datetime:
    """The city's present moment, aware, in UTC."""
    travelled = _travelled.get()
    if travelled is not None:
        return travelled
    return datetime.now(UTC) + _shift.value()


def today() -> date:
    """The city's present day in WIB."""
    return now().astimezone(WIB).date()


def is_shifted() -> bool:
    """Whether the city's clock differs from the machine's by more than a minute."""
    return abs(_shift.value()) > timedelta(minutes=1)


def real(at: datetime) -> datetime:
    """The machine's moment at which the city's clock shows `at`; queues are due by it."""
    return at - _shift.value()


def city(at: datetime) -> datetime:
    """The moment the city's clock shows when the machine's shows `at`: the inverse of `real`."""
    return at + _shift.value()


def set_shift(shift: timedelta) -> timedelta:
    """Write the shift for all processes of this city and return the one it replaces.

    Only a demo city does this. Raises RuntimeError where no file was configured.
    """
    if _shift.file is None:
        raise RuntimeError("this process has no clock file")
    before = _shift.value()
    partial = _shift.file.with_name(f"{_shift.file.name}.{os.getpid()}.partial")
    partial.write_text(str(shift.total_seconds()))
    partial.replace(_shift.file)
    return before


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Freeze the clock of this thread or task at `to` (aware) for the time of the block."""
    if to.tzinfo is None:
        raise ValueError("travel needs an aware datetime")
    token = _travelled.set(to.astimezone(UTC))
    try:
        yield
    finally:
        _travelled.reset(token)


def wib(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment given as people in Malang say it, as aware UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=WIB).astimezone(UTC)
