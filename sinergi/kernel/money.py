"""Integer rupiah. No floats near money."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import SupportsIndex


class Rupiah(int):
    """A whole, signed amount of rupiah. Adding and subtracting amounts gives an amount.

    Raises TypeError when made from a float or bool: money is never rounded by accident.
    """

    def __new__(cls, amount: int | str | Decimal) -> Rupiah:
        if isinstance(amount, bool | float):
            raise TypeError("an amount of rupiah is a whole number")
        if isinstance(amount, Decimal) and amount != amount.to_integral_value():
            raise TypeError("an amount of rupiah is a whole number")
        return super().__new__(cls, amount)

    def __add__(self, other: int) -> Rupiah:
        return Rupiah(int(self) + other)

    __radd__ = __add__

    def __sub__(self, other: int) -> Rupiah:
        return Rupiah(int(self) - other)

    def __mul__(self, times: SupportsIndex) -> Rupiah:
        return Rupiah(int(self) * times.__index__())

    __rmul__ = __mul__

    def __neg__(self) -> Rupiah:
        return Rupiah(-int(self))

    def __str__(self) -> str:
        """`Rp150.000.000`: dots for thousands, as Indonesians write it."""
        sign = "-" if self < 0 else ""
        return f"{sign}Rp{abs(int(self)):,}".replace(",", ".")

    def __repr__(self) -> str:
        return f"Rupiah({int(self)})"

    def __hash__(self) -> int:
        return int.__hash__(self)


def per(total: Rupiah, count: int) -> Rupiah | None:
    """`total` shared by `count`, rounded half up to whole rupiah; None when there is nobody to share."""
    if count <= 0:
        return None
    return Rupiah((Decimal(int(total)) / count).quantize(Decimal(1), ROUND_HALF_UP))


def percent(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in percent with two decimals; None when `whole` is zero."""
    if whole == 0:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
