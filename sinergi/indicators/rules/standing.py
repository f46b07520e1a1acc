"""Words and refusals of the scorecard, and how a value stands to its target and to the one before."""

from __future__ import annotations

import re
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, Refused, Text

COMPUTE = "indicators.compute"
REPORT = "indicators.report"

PERMISSIONS: dict[str, Text] = {
    COMPUTE: _("Menghitung ulang indikator"),
    REPORT: _("Mencatat nilai indikator dari sumber luar"),
}


class Kind(TextChoices):
    """Whether a figure is computed from rows here or reported from a published source."""

    COMPUTED = "computed", _("Dihitung dari data kota ini")
    REPORTED = "reported", _("Dilaporkan oleh sumber luar")


class Direction(TextChoices):
    """In which direction a figure is good."""

    UP = "up", _("Makin tinggi makin baik")
    DOWN = "down", _("Makin rendah makin baik")
    NONE = "none", _("Tidak dinilai arah")


class Standing(TextChoices):
    """How a value stands to its target; missing data is a standing of its own, never a zero."""

    REACHED = "reached", _("Target tercapai")
    SHORT = "short", _("Belum mencapai target")
    NO_TARGET = "no_target", _("Tanpa target")
    NO_DATA = "no_data", _("Belum ada data")


class PeriodUnreadable(Invalid):
    message = _("Tulis tahunnya dengan empat angka, misalnya 2022.")


class NotComputed(Refused):
    message = _("Indikator ini tidak dihitung di sini; nilainya dilaporkan dari sumbernya.")


class NotReported(Refused):
    message = _("Indikator ini dihitung dari data kota; nilainya tidak dapat ditulis tangan.")


class SourceMissing(Invalid):
    message = _("Sebutkan sumbernya.")


def check_period(period: str) -> str:
    """A period as it is kept. Raises PeriodUnreadable."""
    if not re.fullmatch(r"(19|20)\d\d", period):
        raise PeriodUnreadable(field="period")
    return period


def year_of(period: str) -> int:
    """The year of a period."""
    return int(period[:4])


def standing(value: Decimal | None, target: Decimal | None, direction: str) -> Standing:
    """How a value stands to the target of its period."""
    if value is None:
        return Standing.NO_DATA
    if target is None or direction == Direction.NONE:
        return Standing.NO_TARGET
    good = value >= target if direction == Direction.UP else value <= target
    return Standing.REACHED if good else Standing.SHORT


def trend(before: Decimal | None, now: Decimal | None, direction: str) -> str:
    """Which way a figure went: "better", "worse", "same", or "" where that cannot be said."""
    if before is None or now is None or direction == Direction.NONE:
        return ""
    if now == before:
        return "same"
    return "better" if (now > before) == (direction == Direction.UP) else "worse"
