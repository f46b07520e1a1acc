"""Pure decisions about results: who counts as earning, what may be shown, when a survey is open."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, TypeVar

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Invalid, NotFound, Refused, Text
from sinergi.kernel.text import tanggal

K = TypeVar("K")
W = TypeVar("W")

RECORD: Final = "outcomes.record"
GAP: Final = "outcomes.gap"

PERMISSIONS: dict[str, Text] = {
    RECORD: _("Membuka survei hasil dan mencatat jawaban lewat telepon"),
    GAP: _("Mencatat yang dicari dan tidak ditemukan"),
}

NOTICES: dict[str, Text] = {
    "outcomes.survey_due": _(
        "Lima pertanyaan singkat tentang “%(title)s”: apa hasilnya bagi Anda?"
    ),
    "outcomes.survey_opened": _("Survei hasil “%(title)s” dimulai."),
    "outcomes.gap_stated": _("Dicari dan tidak ditemukan: “%(title)s”."),
}

VERBS: dict[str, Text] = {
    "survey_opened": _("Survei hasil direncanakan"),
    "survey_sent": _("Survei hasil dikirim"),
    "recorded": _("Seorang peserta menjawab"),
    "corrected": _("Sebuah jawaban dibetulkan"),
    "gap_stated": _("Dicari dan tidak ditemukan"),
}

URN_KINDS: tuple[str, ...] = ("Survey", "Outcome", "Gap")

SMALL: Final = 5
OPEN_DAYS: Final = 90
HOURS_MOST: Final = 112


class Wave(IntegerChoices):
    """When people are asked, in months after the activity ended."""

    START = 0, _("Saat kegiatan berakhir")
    QUARTER = 3, _("3 bulan")
    HALF = 6, _("6 bulan")
    YEAR = 12, _("12 bulan")


class Status(TextChoices):
    """What a person does now."""

    WORKING = "bekerja", _("Bekerja pada orang lain")
    SELF_EMPLOYED = "wirausaha", _("Usaha sendiri atau kreator")
    STUDYING = "kuliah", _("Sekolah atau kuliah")
    SEEKING = "mencari", _("Sedang mencari kerja")
    NOT_WORKING = "tidak", _("Tidak bekerja dan tidak mencari")


class Income(TextChoices):
    """Income of a month, in bands; nobody has to tell it."""

    NONE = "tidak_ada", _("Belum ada")
    UNDER_1 = "di_bawah_1", _("Di bawah Rp1 juta")
    FROM_1 = "1_sampai_3", _("Rp1 juta sampai Rp3 juta")
    FROM_3 = "3_sampai_5", _("Rp3 juta sampai Rp5 juta")
    ABOVE_5 = "di_atas_5", _("Di atas Rp5 juta")
    UNTOLD = "tidak_menjawab", _("Tidak ingin menjawab")


class Aspect(TextChoices):
    """What was looked for about a real event."""

    ATTENDANCE = "attendance", _("Kehadiran")
    SPENDING = "spending", _("Realisasi belanja")
    MENTORING = "mentoring", _("Pendampingan")
    RESULTS = "results", _("Hasil bagi peserta")


# ---- Refusals ------------------------------------------------------------------------------------


class SurveyNotYet(Refused):
    message = _("Survei ini dibuka %(opens)s.")


class SurveyOver(Refused):
    message = _("Survei ini sudah ditutup %(closes)s.")


class SurveyExists(Refused):
    message = _("Survei untuk waktu ini sudah ada.")


class NotAsked(NotFound):
    message = _("Tautan survei ini tidak berlaku.")


class NotAParticipant(Refused):
    message = _("Survei ini hanya untuk peserta program.")


class HoursWrong(Invalid):
    message = _("Jam kerja seminggu antara 0 dan %(most)d.")


class EvidenceMissing(Invalid):
    message = _("Tuliskan bukti monetisasi: tautan, tangkapan layar, atau nomor pembayaran.")


class TextMissing(Invalid):
    message = _("Bagian ini perlu diisi.")


class SourceMissing(Invalid):
    message = _("Sebutkan di mana dicari.")


class GapStated(Refused):
    message = _("Hal ini sudah dicatat tidak ditemukan.")


# ---- Decisions -----------------------------------------------------------------------------------


def months_after(start: datetime, months: int) -> datetime:
    """The same clock time so many months later in WIB; a day that does not exist becomes the last one."""
    local = start.astimezone(clock.WIB)
    year, month = divmod(local.month - 1 + months, 12)
    year, month = local.year + year, month + 1
    day = min(local.day, monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day)


def closes(due: datetime) -> datetime:
    """Until when answers to a wave are taken."""
    return due + timedelta(days=OPEN_DAYS)


def check_open(due: datetime, now: datetime) -> None:
    """Raises SurveyNotYet or SurveyOver."""
    if now < due:
        raise SurveyNotYet(opens=tanggal(due))
    if now >= closes(due):
        raise SurveyOver(closes=tanggal(closes(due)))


def is_earning(status: str, income: str, *, monetised: bool) -> bool:
    """Whether a person earns: works with an income that is not "none yet", or a channel that pays."""
    works = status in (Status.WORKING, Status.SELF_EMPLOYED)
    return monetised or (works and income != Income.NONE)


def telling(waves: Sequence[tuple[W, int]]) -> W | None:
    """Which of the waves in order of time (each with its answers) tells how people fare.

    The last with five answers or more, so that the first answer to a new wave does not hide what the one
    before it told; failing that the last that anybody answered.
    """
    enough = [wave for wave, answered in waves if answered >= SMALL]
    some = [wave for wave, answered in waves if answered]
    found = enough or some
    return found[-1] if found else None


def shown(count: int | None) -> int | None:
    """A count as the public may read it: small ones, but not zero, are withheld."""
    if count is None or 0 < count < SMALL:
        return None
    return count


def merged(cells: Mapping[K, int]) -> tuple[dict[K, int], int]:
    """A breakdown in which nobody of a group under five stands alone: (cells shown, the rest together).

    Small cells are put together; if together they are still small, the smallest other cell joins them.
    Of fewer than five people nothing is broken down at all. The sum stays.
    """
    total = sum(cells.values())
    if total < SMALL:
        return {}, total
    kept = {key: count for key, count in cells.items() if count == 0 or count >= SMALL}
    rest = total - sum(kept.values())
    while 0 < rest < SMALL:
        smallest = min((key for key in kept if kept[key]), key=lambda key: kept[key])
        rest += kept.pop(smallest)
    return kept, rest
