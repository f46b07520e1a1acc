"""A thread cut into eight chapters: the seven stations, and the way back to the beginning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text
from sinergi.ledger.api import Card, Stage
from sinergi.thread.api import Role, Station, Step, Thread


@dataclass(frozen=True)
class Chapter:
    """One screen of the story. `station` is None in the last one, which looks back."""

    number: int
    title: Text
    plain: Text
    term: str
    station: Station | None
    steps: tuple[Step, ...]
    thread: Thread

    @property
    def missing(self) -> bool:
        """Whether the story passed this station without a row."""
        return self.station is not None and not self.station.reached


_WORDS: Mapping[Stage, tuple[Text, Text, str]] = {
    Stage.VOICES: (
        _("Seorang warga bersuara"),
        _(
            "Semua berawal dari sesuatu yang dirasakan warga. Siapa pun boleh bersuara, dan kota"
            " berjanji menjawab pada hari yang disebutkan."
        ),
        "suara",
    ),
    Stage.PROPOSALS: (
        _("Suara tumbuh menjadi usulan"),
        _(
            "Suara yang senada digabung menjadi satu usulan. Warga lain dapat mendukungnya, dan"
            " kantor yang dituju wajib menjawab: diterima, ditunda, atau ditolak, selalu dengan alasan."
        ),
        "usulan",
    ),
    Stage.PLANS: (
        _("Usulan masuk rencana"),
        _(
            "Yang diterima ditulis dalam rencana kerja kantor itu untuk tahun depan, dibahas di forum"
            " terbuka, lalu ditetapkan sehingga tidak dapat diubah diam-diam."
        ),
        "Renja",
    ),
    Stage.BUDGETS: (
        _("Rencana mendapat uang"),
        _(
            "Rencana tanpa uang tidak berjalan. Di sini tampak batas uangnya, dari mana asalnya, dan"
            " berapa yang benar-benar dibelanjakan."
        ),
        "pagu",
    ),
    Stage.PROGRAMMES: (
        _("Uang menjadi kegiatan"),
        _(
            "Kegiatannya dibuka untuk warga: siapa yang mendaftar, siapa yang mendapat kursi, siapa"
            " yang hadir, dan siapa yang didampingi sesudahnya."
        ),
        "angkatan",
    ),
    Stage.OUTCOMES: (
        _("Kegiatan membawa hasil"),
        _(
            "Berbulan-bulan kemudian peserta ditanya lagi. Yang tidak menjawab tidak dihitung gagal,"
            " dan yang tidak diketahui disebut tidak diketahui."
        ),
        "survei lacak",
    ),
    Stage.INDICATORS: (
        _("Hasil terbaca di rapor kota"),
        _(
            "Angka di rapor kota dihitung dari baris-baris tadi. Setiap angka dapat dibuka sampai ke"
            " suara yang menjadi awalnya."
        ),
        "indikator",
    ),
}


def tale(thread: Thread) -> tuple[Chapter, ...]:
    """The eight chapters of a thread."""
    told = [
        Chapter(
            number=number,
            title=_WORDS[station.stage][0],
            plain=_WORDS[station.stage][1],
            term=_WORDS[station.stage][2],
            station=station,
            steps=_few(station, thread.now),
            thread=thread,
        )
        for number, station in enumerate(thread.stations, start=1)
    ]
    last = Chapter(
        number=len(told) + 1,
        title=_("Lalu kembali ke awal"),
        plain=_(
            "Itulah satu benang, dari suara sampai angka. Setiap simpulnya baris nyata dalam sistem"
            " ini, dan setiap langkahnya tercatat dengan tanggal. Benang berikutnya dapat berawal"
            " dari Anda."
        ),
        term="benang",
        station=None,
        steps=(),
        thread=thread,
    )
    return (*told, last)


def _few(station: Station, now: Card) -> tuple[Step, ...]:
    """The two or three rows that tell most: one of each kind, those on the line first.

    Of results and figures the last ones tell most: the survey after a year, the figure it led to.
    """
    if station.stage in (Stage.OUTCOMES, Stage.INDICATORS):
        steps = sorted(station.steps(), key=lambda step: (step.card.urn == now.urn, step.card.at))
        return tuple(reversed(steps[-2:]))
    firsts = [group.steps[0] for group in station.groups if group.steps]
    return tuple(sorted(firsts, key=lambda step: (step.role != Role.LINE, step.card.at)))[:3]
