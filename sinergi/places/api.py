"""The face of places."""

from sinergi.places.calendar import (
    add_holiday,
    add_working_days,
    holiday,
    holidays,
    is_working_day,
    remove_holiday,
    working_days_between,
)
from sinergi.places.models import Holiday, HolidayKind, Level, Region
from sinergi.places.queries import boundaries, kelurahan_at, region, regions
from sinergi.places.reference import REFERENCE, load_reference
from sinergi.places.rules import (
    EDIT_CALENDAR,
    PERMISSIONS,
    HolidayExists,
    HolidayNameMissing,
    HolidayYear,
    NoSuchHoliday,
    NoSuchRegion,
)

__all__ = [
    "EDIT_CALENDAR",
    "PERMISSIONS",
    "REFERENCE",
    "Holiday",
    "HolidayExists",
    "HolidayKind",
    "HolidayNameMissing",
    "HolidayYear",
    "Level",
    "NoSuchHoliday",
    "NoSuchRegion",
    "Region",
    "add_holiday",
    "add_working_days",
    "boundaries",
    "holiday",
    "holidays",
    "is_working_day",
    "kelurahan_at",
    "load_reference",
    "region",
    "regions",
    "remove_holiday",
    "working_days_between",
]
