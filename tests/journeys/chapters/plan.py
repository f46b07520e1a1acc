"""The plan: a Renja with a line and an activity, a forum that decides on it, the Perwali that fixes it."""

from __future__ import annotations

from tests.journeys.browsing import Person
from tests.journeys.chapters.words import PROPOSAL, WORK


def draft_plan(planner: Person) -> None:
    """A Renja, a line found in the nomenclature, an activity."""
    planner.way("Rencana")
    planner.follow("Susun Renja")
    planner.fill({"Tahun rencana": "2026"})
    planner.press("Buat draf")
    planner.follow("Tambah baris")
    planner.fill({"Cari kata atau kode": "informasi"})
    planner.press("Cari")
    planner.main.locator("a[href^='?kode=2.16']").first.click()
    planner.fill({"Target": "100", "Pagu indikatif": "400.000.000", "Sumber dana": "PAD"})
    planner.press("Tambah baris")
    planner.follow("Tambah aktivitas")
    planner.fill(
        {
            "Nama aktivitas": WORK,
            "Target": "100",
            "Satuan": "orang",
            "Mulai": "Januari",
            "Selesai": "Desember",
            "Anggaran": "150.000.000",
        }
    )
    planner.press("Simpan")
    planner.sees(WORK, "Aktivitas ditambahkan")


def tie(planner: Person) -> None:
    """The activity answers the proposal."""
    planner.follow("Kaitkan usulan")
    planner.press("Kaitkan")
    planner.sees("Usulan dikaitkan", "Sudah dikaitkan")


def open_forum(planner: Person) -> None:
    """The forum is opened, activity and proposal are put on its agenda."""
    planner.way("Rencana")
    planner.follow("Buka forum")
    planner.fill(
        {
            "Untuk Renja tahun": "2026",
            "Hari pertama": "2025-02-25",
            "Tempat": "Hotel di Malang",
            "Unsur yang diundang": "komunitas konten\nkampus",
        }
    )
    planner.press("Buka forum")
    planner.follow("Susun agenda")
    planner.press(f"Masukkan {WORK}")
    planner.press(f"Masukkan {PROPOSAL}")
    planner.sees("Sudah di agenda")


def decide(head: Person) -> None:
    """The head notes both decisions with their reasons and closes by berita acara."""
    head.way("Rencana")
    head.follow("Forum Diskominfo untuk Renja 2026")
    for _each in range(2):
        undecided = head.main.locator("li[id^=acara]", has_text="Belum diputuskan").first
        undecided.locator("summary").click()
        undecided.get_by_text("Diterima", exact=True).first.click()
        undecided.get_by_label("Alasan", exact=True).fill("Disepakati peserta forum.")
        with head.page.expect_navigation():
            undecided.get_by_role("button", name="Catat keputusan").click()
        head.sees("Keputusan tercatat dengan alasannya.")
    head.follow("Tutup dengan berita acara")
    head.fill({"Nomor berita acara": "050/12/2025", "Jumlah yang hadir": "60"})
    head.press("Tutup")
    head.sees("Forum ditutup", "050/12/2025")


def fix_plan(head: Person) -> None:
    """Penetapan by Perwali."""
    head.way("Rencana")
    head.follow("Renja 2026")
    head.follow("Tetapkan")
    head.fill({"Nomor Perwali": "Perwali 21 Tahun 2025"})
    head.press("Tetapkan")
    head.sees("Renja ditetapkan", "Perwali 21 Tahun 2025")
