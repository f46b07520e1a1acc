"""The open data of programmes: counts of people, never persons."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.datasets import Column, Dataset, Values
from sinergi.programmes.models import Programme
from sinergi.programmes.money import money_of
from sinergi.programmes.queries.counts import counts

_AT_ONCE = 50


def _rows() -> Iterator[Values]:
    found = Programme.objects.select_related("organisation", "activity").order_by(
        "created_at", "id"
    )
    rows = list(found)
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        money = money_of(some)
        for row in some:
            known = counts(row)
            yield (
                row.code,
                row.title,
                row.organisation.short,
                row.year,
                row.activity.code,
                row.audience,
                row.place,
                row.starts_on,
                row.ends_on,
                row.state,
                known.seats,
                known.applied,
                known.seated,
                known.came,
                known.attended,
                known.mentored,
                money[row.pk].planned,
                money[row.pk].spent,
                row.contoh,
                row.source,
            )


DATASETS = (
    Dataset(
        key="program",
        title=_("Program"),
        about=_("Setiap program dengan jumlah orang di tiap langkah dan uangnya."),
        own=(
            Column("kode", _("kode program")),
            Column("judul", _("nama program")),
            Column("perangkat_daerah", _("kantor penyelenggara")),
            Column("tahun", _("tahun anggaran yang membiayai")),
            Column("kode_aktivitas", _("kode aktivitas Renja yang dilaksanakan")),
            Column("sasaran", _("untuk siapa")),
            Column("tempat", _("tempat")),
            Column("mulai", _("hari pertama"), "ISO 8601"),
            Column("selesai", _("hari terakhir"), "ISO 8601"),
            Column("status", _("langkah program kini")),
            Column("kursi", _("kursi yang disediakan"), "orang"),
            Column("pendaftar", _("yang mendaftar; kosong bila tidak diketahui"), "orang"),
            Column("peserta", _("yang mendapat kursi; kosong bila tidak diketahui"), "orang"),
            Column("hadir", _("yang pernah hadir; kosong bila tidak diketahui"), "orang"),
            Column("hadir_cukup", _("yang cukup hadir; kosong bila tidak diketahui"), "orang"),
            Column("didampingi", _("yang tuntas didampingi; kosong bila tidak diketahui"), "orang"),
            Column("direncanakan", _("uang untuk program"), "rupiah"),
            Column("dibelanjakan", _("uang yang terpakai; kosong bila tidak diketahui"), "rupiah"),
        ),
        rows=_rows,
    ),
)
