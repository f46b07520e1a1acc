"""The working calendar: named reads of it, and an officer's edits."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from sinergi.kernel import clock
from sinergi.kernel.viewer import Asker, require
from sinergi.ledger.api import record
from sinergi.places import rules
from sinergi.places.models import Holiday, HolidayKind
from sinergi.places.rules import (
    EDIT_CALENDAR,
    HolidayExists,
    HolidayNameMissing,
    HolidayYear,
    NoSuchHoliday,
)

_SLACK = timedelta(days=60)  # more than the longest run of days off


def holidays(year: int, *, removed: bool = False) -> list[Holiday]:
    """The days off of a year in order of date; with `removed` also those an officer took out."""
    found = Holiday.objects.filter(day__year=year)
    return list(found if removed else found.filter(active=True))


def holiday(holiday_id: UUID) -> Holiday:
    """One day off. Raises NoSuchHoliday."""
    row = Holiday.objects.filter(pk=holiday_id).first()
    if row is None:
        raise NoSuchHoliday
    return row


def is_working_day(day: date) -> bool:
    """Whether the city's offices work on this day."""
    return rules.is_working(day, _off(day, day))


def add_working_days(day: date, count: int) -> date:
    """The day that is `count` working days after `day`, counted from the day after it."""
    reach = timedelta(days=abs(count) * 2) + _SLACK
    return rules.add(day, count, _off(day - reach, day + reach))


def working_days_between(first: date, last: date) -> int:
    """Working days after `first` up to and with `last`; negative when `last` is earlier."""
    return rules.between(first, last, _off(min(first, last), max(first, last)))


def _off(first: date, last: date) -> frozenset[date]:
    days = Holiday.objects.filter(active=True, day__range=(first, last))
    return frozenset(days.values_list("day", flat=True))


@transaction.atomic
def add_holiday(by: Asker, *, day: date, kind: str, name: str) -> Holiday:
    """Put a day off into the calendar (or bring back one that was taken out).

    Raises NotAllowed, HolidayNameMissing, HolidayYear, HolidayExists. Deadlines already promised stay.
    """
    require(by, EDIT_CALENDAR)
    name = name.strip()
    if not name:
        raise HolidayNameMissing(field="name")
    if not rules.FIRST_YEAR <= day.year <= rules.LAST_YEAR:
        raise HolidayYear(field="day", first=rules.FIRST_YEAR, last=rules.LAST_YEAR)
    kept = Holiday.objects.select_for_update().filter(day=day, name=name).first()
    if kept is not None and kept.active:
        raise HolidayExists(field="name")
    row = kept or Holiday(day=day, name=name)
    row.kind, row.active, row.changed_at = HolidayKind(kind).value, True, clock.now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise HolidayExists(field="name") from None
    _record(by, "add_holiday", row)
    return row


@transaction.atomic
def remove_holiday(by: Asker, holiday: Holiday) -> Holiday:
    """Take a day off out of the calendar; the row stays, unused. Taking it out twice changes nothing."""
    require(by, EDIT_CALENDAR)
    row = Holiday.objects.select_for_update().get(pk=holiday.pk)
    if row.active:
        row.active, row.changed_at = False, clock.now()
        row.save(update_fields=["active", "changed_at"])
        _record(by, "remove_holiday", row)
    return row


def _record(by: Asker, verb: str, row: Holiday) -> None:
    facts = {"day": row.day.isoformat(), "kind": row.kind, "name": row.name}
    record(stage="places", verb=verb, subject=row.urn, actor=by.urn, facts=facts)
