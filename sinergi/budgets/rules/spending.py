"""Items, cash plan and realisation, pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from sinergi.budgets.rules.errors import (
    MonthAhead,
    MonthOutside,
    NegativeAmount,
    NotSpendable,
    NotWholeRupiah,
    OverPagu,
    Overspent,
    PhysicalBackwards,
    PhysicalOutside,
    PlanIncomplete,
    PlanOffPagu,
    VolumeNotPositive,
)
from sinergi.budgets.rules.ladder import spendable
from sinergi.budgets.rules.states import Purpose
from sinergi.kernel.money import Rupiah

MONTHS: Final = 12
FULL_BP: Final = 10_000

# Longest prefix first: the account's code says what an item is for.
_PURPOSES: Final[tuple[tuple[str, Purpose], ...]] = (
    ("5.1.02.01.01.0024", Purpose.CETAK),
    ("5.1.02.01.01.0025", Purpose.CETAK),
    ("5.1.02.01.01.0026", Purpose.CETAK),
    ("5.1.02.01.01.0052", Purpose.KONSUMSI),
    ("5.1.02.01.01.0053", Purpose.KONSUMSI),
    ("5.1.02.01.01.0058", Purpose.KONSUMSI),
    ("5.1.02.02.01.0006", Purpose.PENDAMPINGAN),
    ("5.1.02.02.01.0003", Purpose.NARASUMBER),
    ("5.1.02.02.01.0004", Purpose.NARASUMBER),
    ("5.1.02.02.01.0011", Purpose.NARASUMBER),
    ("5.1.02.02.01.0029", Purpose.NARASUMBER),
    ("5.1.02.02.01.0037", Purpose.NARASUMBER),
    ("5.1.02.01", Purpose.PERLENGKAPAN),
    ("5.1.02.02.04", Purpose.PERALATAN),
    ("5.1.02.02.07", Purpose.PERALATAN),
    ("5.1.02.02.05", Purpose.TEMPAT),
    ("5.1.02.02", Purpose.JASA),
    ("5.1.02.04", Purpose.TRANSPORT),
    ("5.1.02.05", Purpose.HADIAH),
    ("5.1.05", Purpose.HADIAH),
    ("5.1.01", Purpose.PEGAWAI),
    ("5.2", Purpose.MODAL),
)


def purpose_of(account: str) -> Purpose:
    """What an item of this account is usually for."""
    fitting = (purpose for prefix, purpose in _PURPOSES if account.startswith(prefix))
    return next(fitting, Purpose.LAINNYA)


def item_amount(volume: Decimal, price: Rupiah) -> Rupiah:
    """Volume times unit price in whole rupiah.

    Raises VolumeNotPositive, NegativeAmount, NotWholeRupiah.
    """
    if volume <= 0:
        raise VolumeNotPositive(field="volume")
    if price < 0:
        raise NegativeAmount(field="price")
    amount = volume * int(price)
    if amount != amount.to_integral_value():
        raise NotWholeRupiah(field="volume")
    return Rupiah(amount)


def fits_pagu(*, pagu: Rupiah, itemised: Rupiah, more: Rupiah) -> Rupiah:
    """The new sum of a line's items. Raises OverPagu."""
    total = itemised + more
    if total > pagu:
        raise OverPagu(field="price", sum=total, pagu=pagu, left=pagu - itemised)
    return total


def check_month(month: int, *, year: int, now: tuple[int, int]) -> None:
    """Raises MonthOutside, or MonthAhead for a month after `now` (year, month)."""
    if not 1 <= month <= MONTHS:
        raise MonthOutside(field="month")
    if (year, month) > now:
        raise MonthAhead(field="month")


def spend(*, kind: str, pagu: Rupiah, spent: Rupiah, money: Rupiah, before: Rupiah) -> Rupiah:
    """What is spent in all after an entry of `money` that takes the place of `before` (0 if new).

    Raises NegativeAmount, NotSpendable, Overspent.
    """
    if money < 0:
        raise NegativeAmount(field="money")
    if not spendable(kind):
        raise NotSpendable(field="money")
    total = spent - before + money
    if total > pagu:
        raise Overspent(field="money", sum=total, pagu=pagu, left=pagu - (spent - before))
    return total


def check_physical(month: int, physical_bp: int, others: Mapping[int, Sequence[int]]) -> None:
    """Cumulative physical progress in basis points never falls from month to month.

    `others` holds what other entries say, by month. Raises PhysicalOutside, PhysicalBackwards.
    """
    if not 0 <= physical_bp <= FULL_BP:
        raise PhysicalOutside(field="physical")
    low = max((bp for m, said in others.items() if m < month for bp in said), default=0)
    high = min((bp for m, said in others.items() if m > month for bp in said), default=FULL_BP)
    if not low <= physical_bp <= high:
        raise PhysicalBackwards(field="physical", low=percent_of(low), high=percent_of(high))


def percent_of(bp: int) -> str:
    """Basis points as people read percent: 7525 is "75,25"."""
    whole, rest = divmod(bp, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)


def check_cash_plan(months: Sequence[Rupiah], *, pagu: Rupiah) -> None:
    """A cash plan (RAK) has twelve amounts that add up to the pagu.

    Raises PlanIncomplete, NegativeAmount, PlanOffPagu.
    """
    if len(months) != MONTHS:
        raise PlanIncomplete(field="months")
    if any(money < 0 for money in months):
        raise NegativeAmount(field="months")
    total = sum(months, Rupiah(0))
    if total != pagu:
        raise PlanOffPagu(field="months", sum=total, pagu=pagu)


def running_sums(months: Iterable[int]) -> list[Rupiah]:
    """Cumulative amounts, month by month."""
    sums: list[Rupiah] = []
    total = Rupiah(0)
    for money in months:
        total = total + money
        sums.append(total)
    return sums
