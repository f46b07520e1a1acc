"""Numbers and dates in the words people use."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel.text import short_rupiah, tanggal, terbilang

WORDS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def _number(words: str) -> int:
    """Reads the words back: the oracle of the test."""
    total = part = 0
    unit = 0
    for word in words.split():
        if word in SCALES:
            total, part, unit = total + (part + unit) * SCALES[word], 0, 0
        elif word == "seribu":
            total += 1000
        elif word == "ratus":
            part, unit = part + unit * 100, 0
        elif word == "puluh":
            part, unit = part + unit * 10, 0
        elif word == "belas":
            part, unit = part + unit + 10, 0
        elif word == "seratus":
            part += 100
        else:
            unit = WORDS[word]
    return total + part + unit


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words_say_the_number(number: int) -> None:
    assert _number(terbilang(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (100, "seratus"),
        (1_001, "seribu satu"),
        (150_000_000, "seratus lima puluh juta"),
        (2_000_000_000_000, "dua triliun"),
        (-5, "minus lima"),
    ],
)
def test_as_people_say_it(number: int, words: str) -> None:
    assert terbilang(number) == words


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (999_999, "Rp999.999"),
        (1_000_000, "Rp1 juta"),
        (1_549_000_000, "Rp1,5 miliar"),
        (-150_000_000, "Rp-150 juta"),
    ],
)
def test_large_sums_are_said_short(amount: int, text: str) -> None:
    assert short_rupiah(amount) == text


def test_a_moment_is_dated_in_malang() -> None:
    assert tanggal(date(2021, 2, 25)) == "25 Februari 2021"
    assert tanggal(datetime(2021, 2, 25, 18, tzinfo=UTC)) == "26 Februari 2021"
