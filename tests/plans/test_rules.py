"""Codes, versions and sums: pure rules, with hypothesis where a law must hold for all values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel.money import Rupiah
from sinergi.plans.api import (
    BelowActivities,
    ChangesMissing,
    Decision,
    Layout,
    Level,
    MinutesBeforeForum,
    MinutesMissing,
    MonthsReversed,
    OverLine,
    ReasonMissing,
    StillUndecided,
    UnknownCode,
)
from sinergi.plans.rules import codes, fits

money = st.integers(0, 10**13).map(Rupiah)
line_codes = st.tuples(
    st.integers(1, 8), st.integers(1, 33), st.integers(1, 9), st.integers(1, 20), st.integers(1, 99)
).map(lambda p: f"{p[0]}.{p[1]:02d}.{p[2]:02d}.2.{p[3]:02d}.{p[4]:04d}")


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("2.16.02.2.01.08", "2.16.02.2.01.0008"),
        (" 2.16.2.2.1.8. ", "2.16.02.2.01.0008"),
        ("x.xx.01.2.01.0001", "X.XX.01.2.01.0001"),
        ("2.16", "2.16"),
    ],
)
def test_codes_are_tidied(typed: str, tidy: str) -> None:
    assert codes.tidy_code(typed) == tidy


@pytest.mark.parametrize("typed", ["", "pelatihan", "2.16.02.2.01.0008.5", "2..16", "-1"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(UnknownCode):
        codes.tidy_code(typed)


def test_penunjang_belongs_to_every_office() -> None:
    assert codes.in_office("X.XX.01.2.01.0001", "2.16") == "2.16.01.2.01.0001"
    assert codes.in_office("X.XX.01.2.01.0001", "") == "X.XX.01.2.01.0001"
    assert codes.in_list("2.16.01.2.01.0001") == "X.XX.01.2.01.0001"
    assert codes.in_list("2.16.02.2.01.0001") == "2.16.02.2.01.0001"


def test_levels_by_depth() -> None:
    assert codes.level_of("2.16.02.2.01.0008") == Level.SUB_KEGIATAN
    assert codes.level_of("2.16.02.2.01") == Level.KEGIATAN
    assert codes.level_of("2.16.02") == Level.PROGRAM
    assert codes.level_of("2.16.02.2") is None
    assert codes.upper_codes("2.16.02.2.01.0008") == ["2", "2.16", "2.16.02", "2.16.02.2.01"]


SPANS = [
    codes.Span("2023", 2024, 2024, True),
    codes.Span("2025", 2025, 2025, False),
    codes.Span("2027", 2027, 2027, True),
]


@pytest.mark.parametrize(
    ("year", "order"),
    [
        (2022, ["2023", "2025", "2027"]),
        (2024, ["2023", "2025", "2027"]),
        (2025, ["2025", "2023", "2027"]),
        (2026, ["2027", "2025", "2023"]),
        (2031, ["2027", "2025", "2023"]),
    ],
)
def test_the_nearest_list_comes_first(year: int, order: list[str]) -> None:
    assert [span.key for span in codes.nearest_first(SPANS, year)] == order


def test_layout_changes_in_2027() -> None:
    assert codes.layout_for(2026) == Layout.FIVE_CHAPTERS
    assert codes.layout_for(2027) == Layout.SIX_CHAPTERS


@given(st.lists(st.tuples(line_codes, money), max_size=40, unique_by=lambda pair: pair[0]))
def test_every_upper_row_is_the_sum_of_what_is_below_it(lines: list[tuple[str, Rupiah]]) -> None:
    sums = codes.upper_sums(lines)
    for code, upper in sums.items():
        below = [pagu for line, pagu in lines if line.startswith(f"{code}.")]
        assert upper.pagu == sum(below)
        assert upper.lines == len(below)
    top = [upper.pagu for code, upper in sums.items() if "." not in code]
    assert sum(top) == sum(pagu for _, pagu in lines)


@given(pagu=money, allocated=money, more=st.integers(-(10**13), 10**13).map(Rupiah))
def test_activities_never_exceed_their_line(pagu: Rupiah, allocated: Rupiah, more: Rupiah) -> None:
    if allocated + more > pagu:
        with pytest.raises(OverLine):
            fits.fits_line(pagu=pagu, allocated=allocated, more=more)
    else:
        assert fits.fits_line(pagu=pagu, allocated=allocated, more=more) == allocated + more


@given(st.integers(-5, 20), st.integers(-5, 20))
def test_months_are_in_the_year_and_in_order(first: int, last: int) -> None:
    if 1 <= first <= last <= 12:
        fits.check_months(first, last)
    else:
        with pytest.raises(MonthsReversed):
            fits.check_months(first, last)


def test_a_pagu_covers_its_activities() -> None:
    fits.check_pagu(Rupiah(10), Rupiah(10))
    with pytest.raises(BelowActivities):
        fits.check_pagu(Rupiah(9), Rupiah(10))


@pytest.mark.parametrize("decision", list(Decision))
def test_every_decision_has_a_reason(decision: Decision) -> None:
    with pytest.raises(ReasonMissing):
        fits.check_decision(decision, "  ", "Volume")
    if decision == Decision.DITERIMA_PERUBAHAN:
        with pytest.raises(ChangesMissing):
            fits.check_decision(decision, "Sesuai pagu", "")


def test_a_berita_acara_needs_decisions_number_and_date() -> None:
    day = date(2026, 2, 25)
    with pytest.raises(StillUndecided):
        fits.check_minutes(number="1", on=day, last_day=day, undecided=1)
    with pytest.raises(MinutesMissing):
        fits.check_minutes(number=" ", on=day, last_day=day, undecided=0)
    with pytest.raises(MinutesBeforeForum):
        fits.check_minutes(number="1", on=date(2026, 2, 24), last_day=day, undecided=0)
    fits.check_minutes(number="1", on=day, last_day=day, undecided=0)
