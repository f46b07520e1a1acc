"""The open data of the scorecard: every value, computed or reported."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sinergi.indicators.queries import told
from sinergi.kernel.datasets import Column, Dataset, Values


def _rows() -> Iterator[Values]:
    found = told().order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "indicator__key",
        "indicator__name",
        "indicator__dimension__name",
        "indicator__kind",
        "period",
        "value",
        "indicator__unit",
        "numerator",
        "denominator",
        "rows",
        "asked",
        "computed_at",
        "note",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


DATASETS = (
    Dataset(
        key="indikator",
        title=_("Nilai indikator"),
        about=_("Setiap nilai rapor kota yang berlaku, dihitung dari data atau dilaporkan sumber."),
        own=(
            Column("kode", _("kode nilai")),
            Column("indikator", _("kunci indikator")),
            Column("nama", _("nama indikator")),
            Column("dimensi", _("salah satu dari enam dimensi kota cerdas")),
            Column("jenis", _("computed (dihitung) atau reported (dilaporkan)")),
            Column("periode", _("tahun")),
            Column("nilai", _("nilai")),
            Column("satuan", _("satuan nilai")),
            Column("pembilang", _("bagian atas pecahan")),
            Column("penyebut", _("bagian bawah pecahan")),
            Column("baris", _("banyaknya baris yang dihitung")),
            Column("ditanya", _("orang yang ditanya, bila dari survei"), "orang"),
            Column("dihitung", _("saat dihitung"), "ISO 8601"),
            Column("catatan", _("catatan sumber")),
        ),
        rows=_rows,
    ),
)
