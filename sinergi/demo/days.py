"""The named days of the demo city. Time only goes forward: what happened stays happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.clock import wib
from sinergi.kernel.errors import Text


@dataclass(frozen=True)
class Day:
    """A day a visitor can step the city to, and what there is to see on it."""

    key: str
    at: datetime
    name: Text
    what: Text


DAYS: tuple[Day, ...] = (
    Day(
        "pendaftaran",
        wib(2024, 2, 20, 8),
        _("Pendaftaran dibuka"),
        _("Pendaftaran kelas konten, penyiapan forum, dan masa usulan sedang terbuka."),
    ),
    Day(
        "forum",
        wib(2024, 2, 27, 13),
        _("Forum Perangkat Daerah"),
        _("Forum Diskominfo untuk Renja 2025 membahas usulan satu per satu."),
    ),
    Day(
        "pelatihan",
        wib(2024, 5, 14, 13),
        _("Hari pelatihan"),
        _("Kelas berjalan: kehadiran dicatat, pendampingan menyusul."),
    ),
    Day(
        "penetapan",
        wib(2024, 7, 16, 10),
        _("Penetapan Renja"),
        _("Renja 2025 ditetapkan dengan Peraturan Wali Kota dan tidak dapat diubah lagi."),
    ),
    Day(
        "survei",
        wib(2025, 6, 3, 10),
        _("Survei 12 bulan"),
        _("Setahun sesudah pelatihan peserta menjawab: apakah ini menjadi penghasilan?"),
    ),
)
START = DAYS[0]
OPENING = wib(2021, 1, 4, 7)


def day(key: str) -> Day:
    """The day of this name. Raises KeyError."""
    return {each.key: each for each in DAYS}[key]


def after(key: str) -> tuple[Day, ...]:
    """The days that can still be stepped to."""
    return DAYS[DAYS.index(day(key)) + 1 :]
