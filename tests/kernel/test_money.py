"""Whole rupiah, never rounded by accident."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel.money import Rupiah, per, percent

amounts = st.integers(min_value=-(10**15), max_value=10**15)


@given(amounts, amounts)
def test_sums_and_differences_are_amounts(a: int, b: int) -> None:
    assert Rupiah(a) + Rupiah(b) == a + b
    assert isinstance(Rupiah(a) + Rupiah(b), Rupiah)
    assert isinstance(Rupiah(a) - Rupiah(b), Rupiah)
    assert isinstance(sum([Rupiah(a), Rupiah(b)], Rupiah(0)), Rupiah)
    assert -Rupiah(a) == -a


@given(amounts)
def test_it_is_written_with_dots_and_read_back(amount: int) -> None:
    text = str(Rupiah(amount))
    assert int(text.replace("Rp", "").replace(".", "")) == amount


@pytest.mark.parametrize("wrong", [1.0, True, Decimal("1.5")])
def test_nothing_but_whole_numbers(wrong: object) -> None:
    with pytest.raises(TypeError):
        Rupiah(wrong)  # type: ignore[arg-type]


@given(amounts, st.integers(min_value=1, max_value=10**6))
def test_a_share_is_off_by_half_a_rupiah_at_most(total: int, count: int) -> None:
    share = per(Rupiah(total), count)
    assert share is not None
    assert abs(share * count - total) * 2 <= count


def test_nobody_shares_nothing() -> None:
    assert per(Rupiah(100), 0) is None
    assert percent(1, 0) is None
    assert percent(1, 3) == Decimal("33.33")
