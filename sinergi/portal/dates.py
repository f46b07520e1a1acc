"""Days and moments as people say them, in the language of the page and the time of Malang."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.kernel.text import MONTHS

_ENGLISH = ["January", "February", "March", "April", "May", "June"]
_ENGLISH += ["July", "August", "September", "October", "November", "December"]


def month(number: int) -> str:
    """The name of month 1-12."""
    names = _ENGLISH if (get_language() or "").startswith("en") else MONTHS
    return names[number - 1]


def day(when: date | datetime | None) -> str:
    """A day: "25 Februari 2021"; a moment is shown in WIB; a dash for None."""
    if when is None:
        return "–"
    shown = _day_of(when)
    return f"{shown.day} {month(shown.month)} {shown.year}"


def moment(when: datetime) -> str:
    """A moment: "25 Februari 2021, 14.05 WIB"."""
    local = when.astimezone(clock.WIB)
    dot = ":" if (get_language() or "").startswith("en") else "."
    return f"{day(when)}, {local:%H}{dot}{local:%M} WIB"


def ago(when: date | datetime | None) -> str:
    """The distance to the city's today in whole days."""
    if when is None:
        return "–"
    distance = (clock.today() - _day_of(when)).days
    if distance == 0:
        return _("hari ini")
    if distance == 1:
        return _("kemarin")
    if distance == -1:
        return _("besok")
    if abs(distance) > 60:
        return day(when)
    if distance > 0:
        return ngettext("%(n)s hari lalu", "%(n)s hari lalu", distance) % {"n": distance}
    return ngettext("%(n)s hari lagi", "%(n)s hari lagi", -distance) % {"n": -distance}


def _day_of(when: date | datetime) -> date:
    return when.astimezone(clock.WIB).date() if isinstance(when, datetime) else when
