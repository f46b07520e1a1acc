"""What may be asked of places and who may change the calendar; working days by pure arithmetic."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, NotFound, Refused, Text

EDIT_CALENDAR = "places.edit_calendar"

PERMISSIONS: dict[str, Text] = {EDIT_CALENDAR: _("Mengubah kalender kerja")}

_SATURDAY = 5
_DAY = timedelta(days=1)


class NoSuchRegion(NotFound):
    message = _("Tidak ada wilayah dengan kode %(region)s.")


class NoSuchHoliday(NotFound):
    message = _("Hari libur ini tidak ada.")


class HolidayExists(Refused):
    message = _("Hari itu sudah tercatat dengan nama yang sama.")


class HolidayNameMissing(Invalid):
    message = _("Isi nama hari libur.")


class HolidayYear(Invalid):
    message = _("Tahun kalender antara %(first)d dan %(last)d.")


FIRST_YEAR, LAST_YEAR = 2019, 2060


def is_working(day: date, off: Collection[date]) -> bool:
    """Monday to Friday and not a day off."""
    return day.weekday() < _SATURDAY and day not in off


def add(day: date, count: int, off: Collection[date]) -> date:
    """The working day that is `count` working days after `day` (before it when negative).

    Day 0 is `day` itself, whether it is a working day or not; counting starts on the next day, as
    deadlines "n hari kerja sejak diterima" are counted.
    """
    step = _DAY if count >= 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        if is_working(day, off):
            left -= 1
    return day


def between(first: date, last: date, off: Collection[date]) -> int:
    """How many working days lie after `first` up to and with `last`; negative when `last` is earlier.

    The inverse of `add`: `between(d, add(d, n, off), off) == n`.
    """
    if last < first:
        return -_count(last - _DAY, first - _DAY, off)
    return _count(first, last, off)


def _count(first: date, last: date, off: Collection[date]) -> int:
    """Working days in (first, last], by whole weeks and then the days off among them."""
    days = (last - first).days
    weeks, rest = divmod(days, 7)
    weekdays = weeks * 5 + sum(
        (first + timedelta(days=n)).weekday() < _SATURDAY for n in range(1, rest + 1)
    )
    return weekdays - sum(first < day <= last and day.weekday() < _SATURDAY for day in off)
