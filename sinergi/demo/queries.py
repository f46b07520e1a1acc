"""What pages ask of the demo: its day, and the people one can become."""

from __future__ import annotations

from dataclasses import dataclass

from sinergi.demo import days, underway
from sinergi.demo.models import City


@dataclass(frozen=True)
class Now:
    """The demo city's present day, the ones that can still be stepped to, and the step under way."""

    day: days.Day
    later: tuple[days.Day, ...]
    stepping_to: days.Day | None = None
    percent: int = 0


def present() -> Now | None:
    """The day of the demo city, or None in a real one."""
    city = City.objects.first()
    if city is None:
        return None
    goal = days.day(city.stepping_to) if city.stepping_to else None
    done = underway.percent() if goal else 0
    return Now(days.day(city.day), days.after(city.day), goal, done)
