"""The open data of budgets: lines with pagu and spending, and every entry of spending."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Case, Exists, F, OuterRef, When
from django.utils.translation import gettext_lazy as _

from sinergi.budgets.models import BudgetLine, Realisation
from sinergi.kernel.datasets import Column, Dataset, Values


def _lines() -> Iterator[Values]:
    found = BudgetLine.objects.order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "year",
        "organisation__short",
        "plan_line__code",
        "plan_line__nomenclature_code",
        "plan_line__name",
        "fund_id",
        "fund__name",
        "pagu_kind",
        "pagu",
        "itemised",
        _reported("spent"),
        _reported("physical_bp"),
        "contoh",
        "source",
    ).iterator(chunk_size=500)


def _reported(name: str) -> Case:
    """A figure of spending, or nothing where none was entered: that is not zero."""
    return Case(When(Exists(Realisation.objects.filter(line=OuterRef("pk"))), then=F(name)))


def _spending() -> Iterator[Values]:
    found = Realisation.objects.filter(corrected_by__isnull=True).order_by("created_at", "id")
    yield from found.values_list(
        "code",
        "line__code",
        "line__year",
        "month",
        "line__organisation__short",
        "money",
        "physical_bp",
        "document",
        "created_at",
        "contoh",
        "source",
    ).iterator(chunk_size=500)


DATASETS = (
    Dataset(
        key="anggaran",
        title=_("Baris anggaran"),
        about=_("Setiap baris anggaran dengan pagu yang berlaku dan yang sudah dibelanjakan."),
        own=(
            Column("kode", _("kode baris anggaran")),
            Column("tahun", _("tahun anggaran")),
            Column("perangkat_daerah", _("kantor yang membelanjakan")),
            Column("kode_baris_renja", _("kode baris Renja yang dibiayai")),
            Column("kode_nomenklatur", _("kode resmi sub kegiatan (Permendagri 90/2019)")),
            Column("sub_kegiatan", _("nama resmi")),
            Column("kode_sumber_dana", _("kode resmi sumber dana")),
            Column("sumber_dana", _("asal uang")),
            Column("jenis_pagu", _("indikatif, plafon, definitif, atau perubahan")),
            Column("pagu", _("batas uang yang berlaku"), "rupiah"),
            Column("dirinci", _("jumlah rincian belanja"), "rupiah"),
            Column("realisasi", _("yang sudah dibelanjakan; kosong bila belum dicatat"), "rupiah"),
            Column("fisik_bp", _("kemajuan pekerjaan; 10.000 berarti selesai"), "basis poin"),
        ),
        rows=_lines,
    ),
    Dataset(
        key="realisasi",
        title=_("Realisasi anggaran"),
        about=_("Setiap catatan belanja yang berlaku, per bulan dan baris anggaran."),
        own=(
            Column("kode", _("kode catatan")),
            Column("kode_anggaran", _("kode baris anggaran")),
            Column("tahun", _("tahun anggaran")),
            Column("bulan", _("bulan, 1 sampai 12")),
            Column("perangkat_daerah", _("kantor yang membelanjakan")),
            Column("uang", _("belanja bulan itu menurut SP2D"), "rupiah"),
            Column("fisik_bp", _("kemajuan pekerjaan sampai akhir bulan"), "basis poin"),
            Column("dokumen", _("nomor dokumen")),
            Column("dicatat", _("saat dicatat"), "ISO 8601"),
        ),
        rows=_spending,
    ),
)
