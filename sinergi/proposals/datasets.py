"""The open data of proposals. Who proposed stays out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.datasets import Column, Dataset, Values
from sinergi.proposals.models import Proposal


def _rows() -> Iterator[Values]:
    found = Proposal.objects.order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "title",
        "origin",
        "year",
        "region_id",
        "region__name",
        "organisation__short",
        "volume",
        "unit",
        "cost",
        "voice_count",
        "supports",
        "state",
        "created_at",
        "answered_at",
        "reason_code",
        "reason",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


DATASETS = (
    Dataset(
        key="usulan",
        title=_("Usulan"),
        about=_("Setiap usulan dengan asal, dukungan, dan jawabannya beserta alasan."),
        own=(
            Column("kode", _("kode usulan")),
            Column("judul", _("apa yang diusulkan")),
            Column("asal", _("warga, tematik, dprd, instruksi, atau renstra")),
            Column("tahun", _("tahun rencana")),
            Column("kode_wilayah", _("kode kelurahan; kosong bila seluruh kota")),
            Column("kelurahan", _("nama kelurahan")),
            Column("perangkat_daerah", _("kantor yang dituju")),
            Column("volume", _("banyaknya")),
            Column("satuan", _("satuan volume")),
            Column("perkiraan_biaya", _("perkiraan awal biaya"), "rupiah"),
            Column("suara", _("suara warga yang menumbuhkan usulan ini"), "suara"),
            Column("dukungan", _("pendukung"), "orang"),
            Column("status", _("diajukan, atau jawabannya")),
            Column("diajukan", _("saat diajukan"), "ISO 8601"),
            Column("dijawab", _("saat dijawab; kosong bila belum"), "ISO 8601"),
            Column("kode_alasan", _("alasan sebagai kode")),
            Column("alasan", _("alasan dengan kata-kata")),
        ),
        rows=_rows,
    ),
)
