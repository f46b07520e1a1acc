"""The working calendar: SKB days off, arithmetic that inverts itself, and an officer's edits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinergi.kernel.errors import NotAllowed
from sinergi.ledger.api import events_of
from sinergi.people.api import ANONYMOUS, SYSTEM
from sinergi.places import api as places
from sinergi.places import rules

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
OFF = st.frozensets(DAYS, max_size=60)
COUNTS = st.integers(-90, 90)


@given(day=DAYS, count=COUNTS, off=OFF)
def test_between_undoes_add(day: date, count: int, off: frozenset[date]) -> None:
    assert rules.between(day, rules.add(day, count, off), off) == count


@given(day=DAYS, count=COUNTS.filter(bool), off=OFF)
def test_add_ends_on_a_working_day(day: date, count: int, off: frozenset[date]) -> None:
    assert rules.is_working(rules.add(day, count, off), off)


@given(first=DAYS, last=DAYS, off=OFF)
@settings(max_examples=60)
def test_between_counts_as_fingers_do(first: date, last: date, off: frozenset[date]) -> None:
    first, last = min(first, last), max(first, last)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    assert rules.between(first, last, off) == sum(rules.is_working(day, off) for day in days)


@given(day=DAYS, a=st.integers(0, 60), b=st.integers(0, 60), off=OFF)
def test_more_days_never_end_earlier(day: date, a: int, b: int, off: frozenset[date]) -> None:
    assert (rules.add(day, a, off) <= rules.add(day, b, off)) or a > b


@pytest.mark.django_db
class TestCity:
    @pytest.fixture(autouse=True)
    def _load(self) -> None:
        places.load_reference()

    def test_lebaran_2023_is_long(self) -> None:
        """Friday 14 April 2023 plus five working days passes cuti bersama of 19-21 and 24-25 April."""
        assert places.is_working_day(date(2023, 4, 18))
        assert not places.is_working_day(date(2023, 4, 19))
        assert places.add_working_days(date(2023, 4, 14), 5) == date(2023, 4, 28)
        assert places.working_days_between(date(2023, 4, 14), date(2023, 4, 28)) == 5

    @pytest.mark.parametrize("year", range(2019, 2028))
    def test_every_year_has_its_days_off(self, year: int) -> None:
        assert not places.is_working_day(date(year, 8, 17))
        assert len(places.holidays(year)) >= 14

    def test_the_weekend_is_off(self) -> None:
        assert not places.is_working_day(date(2026, 11, 21))
        assert not places.is_working_day(date(2026, 11, 22))
        assert places.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)

    def test_an_officer_adds_and_removes_a_day(self) -> None:
        day = date(2026, 11, 24)
        row = places.add_holiday(SYSTEM, day=day, kind="libur_nasional", name="Pemilihan")
        assert not places.is_working_day(day)
        places.remove_holiday(SYSTEM, row)
        assert places.is_working_day(day)
        assert [e.verb for e in events_of([row.urn])] == ["add_holiday", "remove_holiday"]

    def test_a_removed_day_does_not_come_back_by_loading(self) -> None:
        row = next(h for h in places.holidays(2026) if h.kind == "cuti_bersama")
        places.remove_holiday(SYSTEM, row)
        places.load_reference()
        assert places.is_working_day(row.day)
        places.add_holiday(SYSTEM, day=row.day, kind=row.kind, name=row.name)
        assert not places.is_working_day(row.day)

    def test_the_same_day_twice_is_refused(self) -> None:
        with pytest.raises(places.HolidayExists):
            places.add_holiday(
                SYSTEM, day=date(2026, 1, 1), kind="libur_nasional", name="Tahun Baru Masehi"
            )

    def test_a_day_needs_a_name(self) -> None:
        with pytest.raises(places.HolidayNameMissing):
            places.add_holiday(SYSTEM, day=date(2026, 1, 5), kind="libur_nasional", name="  ")

    def test_others_may_not(self) -> None:
        with pytest.raises(NotAllowed):
            places.add_holiday(ANONYMOUS, day=date(2026, 1, 5), kind="libur_nasional", name="X")
