"""What pages ask of the demo: its day, and the people one can become."""

from __future__ import annotations

from dataclasses import dataclass

from sinergi.demo import days
from sinergi.demo.models import City


@dataclass(frozen=True)
class Now:
    """The demo city's present day and the ones that can still be stepped to."""

    day: days.Day
    later: tuple[days.Day, ...]


def present() -> Now | None:
    """The day of the demo city, or None in a real one."""
    key = City.objects.values_list("day", flat=True).first()
    return None if key is None else Now(days.day(key), days.after(key))
