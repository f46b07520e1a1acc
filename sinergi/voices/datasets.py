"""The open data of voices. What people wrote and who they are stays out; secret voices are not there."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.datasets import Column, Dataset, Values
from sinergi.voices.models import Voice
from sinergi.voices.queries.rows import PUBLIC


def _rows() -> Iterator[Values]:
    found = Voice.objects.filter(PUBLIC).order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "kind",
        "category__name",
        "title",
        "region_id",
        "region__name",
        "organisation__short",
        "state",
        "created_at",
        "due_on",
        "answered_at",
        "closing",
        "supports",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


DATASETS = (
    Dataset(
        key="suara",
        title=_("Suara warga"),
        about=_("Setiap laporan, aspirasi, dan permintaan informasi yang terbuka untuk umum."),
        own=(
            Column("kode", _("kode suara")),
            Column("jenis", _("laporan, aspirasi, atau informasi")),
            Column("kategori", _("urusan yang disuarakan")),
            Column("judul", _("judul yang ditulis pelapor")),
            Column("kode_wilayah", _("kode kelurahan (Kepmendagri 300.2.2-2430/2025)")),
            Column("kelurahan", _("nama kelurahan")),
            Column("perangkat_daerah", _("kantor yang menjawab")),
            Column("status", _("baru, diteruskan, dijawab, selesai, atau diarsipkan")),
            Column("masuk", _("saat suara dicatat"), "ISO 8601"),
            Column("dijanjikan", _("hari paling lambat dijawab"), "ISO 8601"),
            Column("dijawab", _("saat dijawab; kosong bila belum"), "ISO 8601"),
            Column("penutupan", _("cara suara ditutup; kosong bila belum")),
            Column("dukungan", _("orang yang merasakan hal yang sama"), "orang"),
        ),
        rows=_rows,
    ),
)
