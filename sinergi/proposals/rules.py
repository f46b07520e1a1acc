"""What may happen to a proposal, and when: pure decisions, without the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, Refused, Text

PHASES = "proposals.phases"
PROPOSE = "proposals.propose"
MERGE = "proposals.merge"
ANSWER = "proposals.answer"

PERMISSIONS: dict[str, Text] = {
    PHASES: _("Membuka masa usulan"),
    PROPOSE: _("Mencatat usulan atas nama warga, DPRD, instruksi atau Renstra"),
    MERGE: _("Menggabungkan suara ke dalam usulan"),
    ANSWER: _("Menjawab usulan"),
}

NOTICES: dict[str, Text] = {
    "proposals.proposed": _("Usulan “%(title)s” tumbuh dari suara yang Anda ikuti."),
    "proposals.grown": _("Usulan “%(title)s” kini juga memuat suara lain."),
    "proposals.answered": _("Usulan “%(title)s” %(decision)s oleh %(office)s."),
    "proposals.overdue": _("Usulan “%(title)s” belum dijawab sampai batas waktunya."),
}

ANSWER_WORKING_DAYS = 30
TITLE_MOST = 150
TEXT_MOST = 5000
VOICES_MOST = 200


class PhaseKind(TextChoices):
    """What a phase of proposals is held for."""

    TERBUKA = "terbuka", _("Usulan warga")
    TEMATIK = "tematik", _("Musrenbang tematik")
    KELURAHAN = "kelurahan", _("Musrenbang kelurahan")


class Origin(TextChoices):
    """Where a proposal comes from; only some begin with citizens."""

    WARGA = "warga", _("Warga")
    TEMATIK = "tematik", _("Musrenbang tematik")
    DPRD = "dprd", _("Pokok pikiran DPRD")
    INSTRUKSI = "instruksi", _("Instruksi pimpinan")
    RENSTRA = "renstra", _("Renstra")


# What a proposal is called where it stands among rows of other stages.
KINDS: Mapping[str, Text] = {origin.value: origin.label for origin in Origin} | {
    Origin.WARGA.value: _("Usulan warga")
}


class State(TextChoices):
    """Where a proposal stands."""

    DIAJUKAN = "diajukan", _("Menunggu jawaban")
    DITERIMA = "dijawab_diterima", _("Diterima")
    DITUNDA = "dijawab_ditunda", _("Ditunda")
    DITOLAK = "dijawab_ditolak", _("Ditolak")


class Decision(TextChoices):
    """What the office decides."""

    ACCEPTED = "accepted", _("Diterima")
    DEFERRED = "deferred", _("Ditunda")
    REFUSED = "refused", _("Ditolak")


STATE_OF: dict[str, State] = {
    Decision.ACCEPTED: State.DITERIMA,
    Decision.DEFERRED: State.DITUNDA,
    Decision.REFUSED: State.DITOLAK,
}


class Reason(TextChoices):
    """Why, as a code that can be counted; the words beside it are for people."""

    SESUAI = "sesuai", _("Sesuai prioritas dan dapat dikerjakan")
    SUDAH_ADA = "sudah_ada", _("Sudah ada dalam rencana")
    MELEBIHI_PAGU = "melebihi_pagu", _("Melebihi pagu yang tersedia")
    PERLU_KAJIAN = "perlu_kajian", _("Perlu kajian lebih dulu")
    BUKAN_KEWENANGAN = "bukan_kewenangan", _("Bukan kewenangan kota")
    LAHAN = "lahan", _("Status lahan belum jelas")
    BELUM_PRIORITAS = "belum_prioritas", _("Belum menjadi prioritas")


REASONS_OF: dict[str, tuple[Reason, ...]] = {
    Decision.ACCEPTED: (Reason.SESUAI, Reason.SUDAH_ADA),
    Decision.DEFERRED: (Reason.MELEBIHI_PAGU, Reason.PERLU_KAJIAN, Reason.LAHAN),
    Decision.REFUSED: (
        Reason.BUKAN_KEWENANGAN,
        Reason.BELUM_PRIORITAS,
        Reason.SUDAH_ADA,
        Reason.LAHAN,
    ),
}


# ---- Refusals ------------------------------------------------------------------------------------


class TextMissing(Invalid):
    message = _("Bagian ini perlu diisi.")


class TextTooLong(Invalid):
    message = _("Terlalu panjang: paling banyak %(most)d huruf.")


class NotPositive(Invalid):
    message = _("Isi angka lebih dari nol.")


class PhaseClosed(Refused):
    message = _("Masa usulan untuk tahun %(year)s tidak sedang dibuka.")


class PhaseBackwards(Invalid):
    message = _("Masa usulan harus berakhir sesudah dimulai.")


class PhaseExists(Refused):
    message = _("Sudah ada masa usulan dengan nama ini untuk tahun %(year)s.")


class AlreadyAnswered(Refused):
    message = _("Usulan ini sudah dijawab: %(state)s.")


class ReasonDoesNotFit(Invalid):
    message = _("Alasan ini tidak cocok dengan keputusan yang dipilih.")


class VoiceNotOpen(Invalid):
    message = _("Suara %(code)s tidak ada atau tidak terbuka untuk umum.")


class TooManyVoices(Invalid):
    message = _("Paling banyak %(most)d suara dalam sekali gabung.")


class OfficeMissing(Invalid):
    message = _("Pilih perangkat daerah yang dituju.")


# ---- Decisions -----------------------------------------------------------------------------------


def words(text: str, *, field: str, most: int) -> str:
    """A text as it is kept: trimmed, not empty, not endless. Raises TextMissing or TextTooLong."""
    trimmed = text.strip()
    if not trimmed:
        raise TextMissing(field=field)
    if len(trimmed) > most:
        raise TextTooLong(field=field, most=most)
    return trimmed


def check_phase(opens_at: datetime, closes_at: datetime) -> None:
    """Raises PhaseBackwards."""
    if closes_at <= opens_at:
        raise PhaseBackwards(field="closes_at")


def check_open(state: str) -> None:
    """A proposal is changed, supported and answered only before its answer. Raises AlreadyAnswered."""
    if state != State.DIAJUKAN:
        raise AlreadyAnswered(state=str(State(state).label).lower())


def check_reason(decision: str, reason: str) -> None:
    """Raises ReasonDoesNotFit."""
    if reason not in REASONS_OF[decision]:
        raise ReasonDoesNotFit(field="reason")


def check_amount(value: int | None, *, field: str) -> None:
    """Volumes and costs are unknown or positive. Raises NotPositive."""
    if value is not None and value <= 0:
        raise NotPositive(field=field)
