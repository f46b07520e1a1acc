"""Codes of the nomenclature: their shape, their levels, and which list holds for a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sinergi.kernel.money import Rupiah
from sinergi.plans.rules.errors import UnknownCode
from sinergi.plans.rules.states import Layout, Level

FIRST_SIX_CHAPTER_YEAR: Final = 2027
_DEPTHS: Final = {
    1: Level.URUSAN,
    2: Level.BIDANG,
    3: Level.PROGRAM,
    5: Level.KEGIATAN,
    6: Level.SUB_KEGIATAN,
}
_CODE: Final = re.compile(r"^[0-9X](\.[0-9X]{1,4}){0,5}$")
PENUNJANG: Final = "X.XX"


def tidy_code(typed: str) -> str:
    """A code as people type it, with the widths of today's lists.

    Program and bidang have two digits, sub kegiatan four since 2023: `2.16.2.2.1.8` and
    `2.16.02.2.01.08` both give `2.16.02.2.01.0008`. Raises UnknownCode for what is no code.
    """
    text = typed.strip().upper().rstrip(".").replace(" ", "")
    if not _CODE.match(text):
        raise UnknownCode(code=typed.strip(), field="code")
    parts = text.split(".")
    widths = (1, 2, 2, 1, 2, 4)
    return ".".join(part.zfill(width) for part, width in zip(parts, widths, strict=False))


def looks_like_code(typed: str) -> bool:
    """Whether what was typed in a search box is (the start of) a code rather than words."""
    return bool(_CODE.match(typed.strip().upper().rstrip(".")))


def level_of(code: str) -> Level | None:
    """The level of a tidy code by its number of parts; None for a length no level has."""
    return _DEPTHS.get(code.count(".") + 1)


def upper_codes(code: str) -> list[str]:
    """The codes above a sub kegiatan, from urusan down to kegiatan."""
    parts = code.split(".")
    return [".".join(parts[:depth]) for depth in _DEPTHS if depth < len(parts)]


def in_office(code: str, bidang: str) -> str:
    """Program X.XX.01 (penunjang) belongs to every office: put the office's bidang in its place."""
    return bidang + code[len(PENUNJANG) :] if bidang and code.startswith(PENUNJANG) else code


def in_list(code: str) -> str:
    """The code by which a list knows it: the penunjang `2.16.01...` is `X.XX.01...` there."""
    parts = code.split(".")
    return ".".join(["X", "XX", *parts[2:]]) if len(parts) > 2 and parts[2] == "01" else code


@dataclass(frozen=True)
class Span:
    """The years a version of the nomenclature holds for."""

    key: str
    valid_from: int
    valid_to: int
    complete: bool

    def covers(self, year: int) -> bool:
        return self.valid_from <= year <= self.valid_to

    def distance(self, year: int) -> int:
        """Years between `year` and the nearest year this version holds for; 0 inside."""
        return max(self.valid_from - year, year - self.valid_to, 0)


def nearest_first(spans: Iterable[Span], year: int) -> list[Span]:
    """The versions to look in for a plan year: valid ones first, then by distance.

    Of two at the same distance the complete one comes first, then the newer.
    """
    return sorted(
        spans, key=lambda span: (span.distance(year), not span.complete, -span.valid_from)
    )


def layout_for(year: int) -> Layout:
    """The form of the document: six chapters from plan year 2027 (Permendagri 14/2026)."""
    return Layout.SIX_CHAPTERS if year >= FIRST_SIX_CHAPTER_YEAR else Layout.FIVE_CHAPTERS


@dataclass(frozen=True)
class Sum:
    """An upper row of a Renja: never typed, always the sum of the sub kegiatan below it."""

    code: str
    level: Level
    pagu: Rupiah
    lines: int


def upper_sums(lines: Sequence[tuple[str, Rupiah]]) -> dict[str, Sum]:
    """Sums of every urusan, bidang, program and kegiatan above these (code, pagu) lines."""
    money: dict[str, Rupiah] = {}
    count: dict[str, int] = {}
    for code, pagu in lines:
        for upper in upper_codes(code):
            money[upper] = money.get(upper, Rupiah(0)) + pagu
            count[upper] = count.get(upper, 0) + 1
    return {
        code: Sum(code=code, level=level_of(code) or Level.URUSAN, pagu=pagu, lines=count[code])
        for code, pagu in sorted(money.items())
    }


def own_bidang(code: str) -> str:
    """The bidang written in a code (`2.16` of `2.16.01.2.01.0001`); "" while it is still X.XX."""
    bidang = ".".join(code.split(".")[:2])
    return "" if bidang == PENUNJANG else bidang
