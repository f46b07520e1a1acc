"""The money of the plan: fund, pagu, an item, and spending."""

from __future__ import annotations

from tests.journeys.browsing import Person
from tests.journeys.chapters.words import WORK


def budget(treasurer: Person) -> None:
    """A line with its fund, its pagu and one item."""
    treasurer.way("Rencana")
    treasurer.follow("Renja 2026")
    treasurer.main.locator(".sg-tree a[href*='/rencana/baris/']").first.click()
    treasurer.follow("Buka baris anggaran")
    treasurer.main.get_by_label("Sumber dana").select_option(index=1)
    treasurer.press("Buka")
    treasurer.follow("Catat pagu")
    treasurer.fill(
        {"Langkah": "Pagu definitif (DPA)", "Pagu": "150.000.000", "Dokumen": "DPA 914/12/2026"}
    )
    treasurer.press("Simpan")
    treasurer.sees("Pagu tercatat.", "DPA 914/12/2026")
    treasurer.follow("Tambah rincian")
    treasurer.fill({"Cari kata atau kode rekening": "makan"})
    treasurer.press("Cari rekening")
    treasurer.fill(
        {
            "Uraian": "Makan peserta",
            "Untuk aktivitas": WORK,
            "Volume": "240",
            "Satuan": "orang/hari",
            "Harga satuan": "150.000",
        }
    )
    treasurer.press("Tambah")
    treasurer.sees("Rincian ditambahkan.", "Makan peserta")


def realise(treasurer: Person) -> None:
    """Spending of March."""
    treasurer.way("Anggaran")
    treasurer.main.locator(".sg-table--cards th a").first.click()
    treasurer.follow("Catat realisasi")
    treasurer.fill(
        {
            "Bulan": "Maret",
            "Dibelanjakan bulan ini": "36.000.000",
            "Kemajuan fisik sampai akhir bulan": "40",
        }
    )
    treasurer.press("Simpan")
    treasurer.sees("36.000.000")
