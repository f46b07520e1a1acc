"""Words for people: numbers spelled out (terbilang), dates as Indonesians say them, short slugs."""

from __future__ import annotations

from datetime import date, datetime

from sinergi.kernel import clock

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_UNITS = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (100, "ratus"))


def terbilang(number: int) -> str:
    """A whole number in Indonesian words: 150 is "seratus lima puluh"."""
    if number < 0:
        return f"minus {terbilang(-number)}"
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        tens, rest = divmod(number, 10)
        return f"{_UNITS[tens]} puluh {_UNITS[rest] if rest else ''}".rstrip()
    for scale, word in _SCALES:
        if number >= scale:
            count, rest = divmod(number, scale)
            lead = f"se{word}" if count == 1 and scale <= 1000 else f"{terbilang(count)} {word}"
            return f"{lead} {terbilang(rest)}" if rest else lead
    raise AssertionError("unreachable")


def tanggal(day: date | datetime) -> str:
    """A day as people write it: "25 Februari 2021" (moments are shown in WIB)."""
    if isinstance(day, datetime):
        day = day.astimezone(clock.WIB).date()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_rupiah(amount: int) -> str:
    """A large sum said short: "Rp150 juta", "Rp1,5 miliar"; small ones in full."""
    for scale, word in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if abs(amount) >= scale:
            tenths = round(amount * 10 / scale)
            whole, rest = divmod(abs(tenths), 10)
            sign = "-" if tenths < 0 else ""
            number = f"{sign}{whole:,}".replace(",", ".") + (f",{rest}" if rest else "")
            return f"Rp{number} {word}"
    return f"Rp{amount:,}".replace(",", ".")
