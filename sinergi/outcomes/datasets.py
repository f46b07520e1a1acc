"""The open data of outcomes: counts of each survey, and facts that were not found. Small counts stay out."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.datasets import Column, Dataset, Values
from sinergi.outcomes.models import Gap, Survey
from sinergi.outcomes.rules import SMALL, shown


def _surveys() -> Iterator[Values]:
    counts = Q(outcomes__corrected_by__isnull=True)
    found = (
        Survey.objects.filter(sent_at__isnull=False)
        .select_related("programme__organisation")
        .annotate(
            invited=Count("invites", distinct=True),
            answered=Count("outcomes", filter=counts, distinct=True),
            earning=Count("outcomes", filter=counts & Q(outcomes__earning=True), distinct=True),
            monetised=Count("outcomes", filter=counts & Q(outcomes__monetised=True), distinct=True),
        )
        .order_by("created_at", "id")
    )
    for row in found.iterator(chunk_size=500):
        told = row.answered >= SMALL
        yield (
            row.code,
            row.programme.code,
            row.programme.title,
            row.programme.organisation.short,
            row.wave,
            row.sent_at,
            row.invited,
            row.answered,
            shown(row.earning) if told else None,
            shown(row.monetised) if told else None,
            row.contoh,
            row.source,
        )


def _gaps() -> Iterator[Values]:
    found = Gap.objects.order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "programme__code",
        "programme__title",
        "aspect",
        "text",
        "searched_on",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


_PROGRAMME = (
    Column("kode_program", _("kode program")),
    Column("program", _("nama program")),
)

DATASETS = (
    Dataset(
        key="hasil",
        title=_("Hasil program"),
        about=_(
            "Jawaban survei bekas peserta per gelombang; hitungan di bawah lima tidak disebut."
        ),
        own=(
            Column("kode", _("kode survei")),
            *_PROGRAMME,
            Column("perangkat_daerah", _("kantor penyelenggara")),
            Column("bulan", _("bulan sesudah kegiatan berakhir: 0, 3, 6, atau 12")),
            Column("dikirim", _("saat survei dikirim"), "ISO 8601"),
            Column("ditanya", _("yang ditanya"), "orang"),
            Column("menjawab", _("yang menjawab"), "orang"),
            Column("berpenghasilan", _("yang berpenghasilan; kosong bila tak disebut"), "orang"),
            Column("kanal_menghasilkan", _("yang kanalnya menghasilkan uang"), "orang"),
        ),
        rows=_surveys,
    ),
    Dataset(
        key="tidak-ditemukan",
        title=_("Yang tidak ditemukan"),
        about=_("Fakta tentang program nyata yang sudah dicari di sumber terbuka dan tidak ada."),
        own=(
            Column("kode", _("kode catatan")),
            *_PROGRAMME,
            Column("perihal", _("kehadiran, belanja, pendampingan, atau hasil")),
            Column("keterangan", _("apa yang tidak ditemukan")),
            Column("dicari", _("hari pencarian"), "ISO 8601"),
        ),
        rows=_gaps,
    ),
)
