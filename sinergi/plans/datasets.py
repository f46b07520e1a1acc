"""The open data of plans: lines of every Renja, and the activities below them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Case, F, When
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.datasets import Column, Dataset, Values
from sinergi.plans.models import Activity, PlanLine


def _known(name: str) -> Case:
    """A figure, or nothing where it was searched and not found."""
    return Case(When(known=True, then=F(name)))


def _lines() -> Iterator[Values]:
    found = PlanLine.objects.order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "renja__year",
        "renja__organisation__short",
        "renja__state",
        "nomenclature_code",
        "name",
        "indicator",
        _known("target"),
        "unit",
        _known("pagu"),
        "fund",
        "region_id",
        "version_id",
        "nearest",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


def _activities() -> Iterator[Values]:
    found = Activity.objects.order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "line__code",
        "line__renja__year",
        "line__renja__organisation__short",
        "name",
        _known("target"),
        "unit",
        "region_id",
        "place",
        "month_from",
        "month_to",
        _known("amount"),
        "state",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


_YEAR = Column("tahun", _("tahun rencana"))
_OFFICE = Column("perangkat_daerah", _("kantor yang merencanakan"))
_REGION = Column("kode_wilayah", _("kode wilayah; kosong bila seluruh kota"))

DATASETS = (
    Dataset(
        key="renja",
        title=_("Baris Renja"),
        about=_("Setiap sub kegiatan dalam Renja perangkat daerah, dengan target dan pagu."),
        own=(
            Column("kode", _("kode baris")),
            _YEAR,
            _OFFICE,
            Column("status_renja", _("draf, forum, atau ditetapkan")),
            Column("kode_nomenklatur", _("kode resmi sub kegiatan (Permendagri 90/2019)")),
            Column("sub_kegiatan", _("nama resmi")),
            Column("indikator", _("ukuran kinerja")),
            Column("target", _("target kinerja; kosong bila tidak ditemukan")),
            Column("satuan", _("satuan target")),
            Column("pagu", _("batas uang"), "rupiah"),
            Column("sumber_dana", _("asal uang")),
            _REGION,
            Column("daftar_nomenklatur", _("versi daftar resmi yang dipakai")),
            Column(
                "daftar_terdekat", _("benar bila tidak ada daftar yang berlaku untuk tahun itu")
            ),
        ),
        rows=_lines,
    ),
    Dataset(
        key="aktivitas",
        title=_("Aktivitas dalam Renja"),
        about=_("Pekerjaan nyata di bawah baris Renja: tempat, bulan, target, dan uangnya."),
        own=(
            Column("kode", _("kode aktivitas")),
            Column("kode_baris", _("kode baris Renja di atasnya")),
            _YEAR,
            _OFFICE,
            Column("nama", _("apa yang dikerjakan")),
            Column("target", _("banyaknya")),
            Column("satuan", _("satuan target")),
            _REGION,
            Column("tempat", _("tempat")),
            Column("bulan_mulai", _("bulan mulai, 1 sampai 12")),
            Column("bulan_selesai", _("bulan selesai, 1 sampai 12")),
            Column("jumlah", _("uang yang direncanakan"), "rupiah"),
            Column("status", _("direncanakan, atau keputusan forum")),
        ),
        rows=_activities,
    ),
)
