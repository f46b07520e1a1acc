"""What may happen to a voice, and when: pure decisions, without the database."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Invalid, Refused, Text

ROUTE = "voices.route"
ANSWER = "voices.answer"
READ_SECRET = "voices.read_secret"  # noqa: S105 - a permission's name
DESK = "voices.desk"

PERMISSIONS: dict[str, Text] = {
    ROUTE: _("Meneruskan dan mengarsipkan suara warga"),
    ANSWER: _("Menjawab suara warga"),
    READ_SECRET: _("Membaca suara rahasia"),
    DESK: _("Mencatat suara warga di loket"),
}

NOTICES: dict[str, Text] = {
    "voices.routed": _("Suara “%(title)s” diteruskan ke %(office)s."),
    "voices.answered": _("Suara “%(title)s” dijawab oleh %(office)s."),
    "voices.reopened": _("Suara “%(title)s” dibuka lagi oleh pelapornya."),
    "voices.closed": _("Suara “%(title)s” selesai."),
    "voices.archived": _("Suara “%(title)s” diarsipkan: %(reason)s."),
    "voices.overdue": _("Suara “%(title)s” melewati batas waktu yang dijanjikan."),
}

ROUTE_WORKING_DAYS = 3
REPLY_DAYS = 10
REPORTS_A_DAY = 10
GUEST_REPORTS_A_DAY = 30  # one address may be a whole neighbourhood behind a mobile operator


class Kind(TextChoices):
    """What a voice is, as SP4N-LAPOR! sorts them."""

    LAPORAN = "laporan", _("Laporan")
    ASPIRASI = "aspirasi", _("Aspirasi")
    INFORMASI = "informasi", _("Permintaan informasi")


class Visibility(TextChoices):
    """Who sees what: `anonim` hides the name from the public and officers, `rahasia` the text too."""

    TERBUKA = "terbuka", _("Terbuka")
    ANONIM = "anonim", _("Anonim")
    RAHASIA = "rahasia", _("Rahasia")


class Channel(TextChoices):
    """Where a voice came in."""

    WEB = "web", _("Situs Sinergi")
    LOKET = "loket", _("Loket")
    API = "api", _("Aplikasi lain")


class State(TextChoices):
    """Where a voice stands."""

    BARU = "baru", _("Menunggu diteruskan")
    DITERUSKAN = "diteruskan", _("Sedang ditangani")
    DIJAWAB = "dijawab", _("Sudah dijawab")
    SELESAI = "selesai", _("Selesai")
    DIARSIPKAN = "diarsipkan", _("Diarsipkan")


OPEN_STATES = (State.BARU, State.DITERUSKAN)


class Closing(TextChoices):
    """How a voice ended. "Followed up" is not "solved": the reporter's word is kept apart."""

    PUAS = "puas", _("Pelapor menyatakan selesai")
    TANPA_TANGGAPAN = "tanpa_tanggapan", _("Tidak ada tanggapan dalam 10 hari")


class ArchiveReason(TextChoices):
    """Why a voice was put away without an answer."""

    TIDAK_LENGKAP = "tidak_lengkap", _("Keterangan tidak lengkap")
    BUKAN_KEWENANGAN = "bukan_kewenangan", _("Bukan kewenangan kota")
    DUPLIKAT = "duplikat", _("Sama dengan suara lain")
    DICABUT = "dicabut", _("Dicabut oleh pelapor")
    SPAM = "spam", _("Bukan laporan sungguhan")


# ---- Refusals ------------------------------------------------------------------------------------


class TextMissing(Invalid):
    message = _("Bagian ini perlu diisi.")


class TextTooLong(Invalid):
    message = _("Terlalu panjang: paling banyak %(most)d huruf.")


class OutsideCity(Invalid):
    message = _("Titik ini di luar Kota Malang. Geser titiknya, atau pilih kelurahan.")


class PlaceMissing(Invalid):
    message = _("Tunjukkan tempatnya di peta atau pilih kelurahan.")


class TooManyReports(Refused):
    message = _("Sudah %(most)d suara hari ini dari Anda. Silakan lanjutkan besok.")
    status = 429


class TooManyPhotos(Invalid):
    message = _("Paling banyak %(most)d foto.")


class WrongState(Refused):
    message = _("Suara ini %(state)s, jadi tindakan ini tidak bisa dilakukan lagi.")


class NotYours(Refused):
    message = _("Hanya pelapor suara ini yang bisa melakukannya.")
    status = 403


class ReplyTimeOver(Refused):
    message = _("Waktu menanggapi sudah lewat (sampai %(until)s). Silakan buat suara baru.")


class ReplyTimeRunning(Refused):
    message = _("Pelapor masih bisa menanggapi sampai %(until)s.")


class ReasonMissing(Invalid):
    message = _("Tulis alasannya supaya pelapor mengerti.")


# ---- Decisions -----------------------------------------------------------------------------------

TITLE_MOST = 150
TEXT_MOST = 5000
PHOTOS_MOST = 3

_MOVES: Mapping[str, tuple[State, ...]] = {
    "route": (State.BARU, State.DITERUSKAN),
    "answer": (State.DITERUSKAN,),
    "close": (State.DIJAWAB,),
    "archive": (State.BARU, State.DITERUSKAN),
    "reopen": (State.DIJAWAB,),
    "support": (State.BARU, State.DITERUSKAN, State.DIJAWAB),
}


def check_move(state: str, verb: str) -> None:
    """Refuse a verb that does not fit the state. Raises WrongState."""
    if state not in _MOVES[verb]:
        raise WrongState(state=str(State(state).label).lower())


def can_move(state: str, verb: str) -> bool:
    """Whether the state allows the verb; pages ask before they show a button."""
    return state in _MOVES[verb]


def words(text: str, *, field: str, most: int) -> str:
    """A text as it is kept: trimmed, not empty, not endless. Raises TextMissing or TextTooLong."""
    trimmed = text.strip()
    if not trimmed:
        raise TextMissing(field=field)
    if len(trimmed) > most:
        raise TextTooLong(field=field, most=most)
    return trimmed


def day_end(day: date) -> datetime:
    """The first moment after a day in WIB: a promise for a day is broken only then."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=clock.WIB)


def reply_until(answered: date) -> date:
    """The last day on which the reporter may reply to an answer given on that day."""
    return answered + timedelta(days=REPLY_DAYS)


def check_reply(until: date | None, today: date) -> None:
    """Raises ReplyTimeOver after the last day for a reply."""
    if until is not None and today > until:
        raise ReplyTimeOver(until=f"{until:%d-%m-%Y}")


def reports_allowed(*, signed_in: bool) -> int:
    """How many voices one person, or one address without an account, may send in a day."""
    return REPORTS_A_DAY if signed_in else GUEST_REPORTS_A_DAY


def key_hash(key: str) -> str:
    """What is kept of the key of somebody without an account; "" for no key."""
    return hashlib.sha256(key.encode()).hexdigest() if key else ""


def is_public(visibility: str, archive_reason: str) -> bool:
    """Whether everybody may read a voice. Secret ones and spam are never public."""
    return visibility != Visibility.RAHASIA and archive_reason != ArchiveReason.SPAM


def is_late(state: str, due: date, today: date) -> bool:
    """Whether the city broke its promise: still open after the promised day."""
    return state in OPEN_STATES and today > due


# ---- Likeness ------------------------------------------------------------------------------------

_STOP = frozenset(
    re.findall(
        r"\w+",
        "ada agar akan atau banyak bisa dan dari dekat dengan depan di hari ini itu jadi jalan juga kami"
        " karena ke lagi mohon oleh pada para perlu rt rw saat saja sampai sangat sudah supaya tidak untuk"
        " warga yang",
    )
)
_AFFIXES = re.compile(
    r"^(meng|meny|men|mem|me|peng|pen|pem|pe|ber|ter|di)(?=\w{4})|(kan|an|nya|i)$"
)


def keywords(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, with the commonest affixes off."""
    return frozenset(
        _AFFIXES.sub("", word)
        for word in re.findall(r"[a-z]{3,}", text.lower())
        if word not in _STOP
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two texts are by their keywords, from 0 to 1 (Dice)."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
