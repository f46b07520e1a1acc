"""The programme: designed, paid, opened, taught, accompanied, ended."""

from __future__ import annotations

from tests.journeys.browsing import Person
from tests.journeys.chapters.words import COURSE, WORK


def design(organiser: Person) -> None:
    """From the activity of the plan, paid from the line, with an open call."""
    organiser.way("Program")
    organiser.follow("Rancang program")
    organiser.follow(WORK)
    organiser.fill(
        {
            "Nama program": COURSE,
            "Apa yang dipelajari dan didapat": "Dari rencana konten sampai kanal yang menghasilkan.",
            "Untuk siapa": "Warga Kota Malang 17 tahun ke atas",
            "Tahap, satu baris satu tahap": "Memahami media\nTeknis",
            "Jumlah angkatan": "1",
            "Kursi tiap angkatan": "2",
            "Tempat": "Aula Diskominfo",
        }
    )
    organiser.press("Siapkan program")
    organiser.fill({"Bagian program ini, rupiah": "36000000"})
    organiser.main.locator("#biaya ~ details").get_by_role("button", name="Simpan").click()
    organiser.sees("Biaya tercatat.")
    organiser.follow("Buka pendaftaran")
    organiser.choose("Siapa cepat, dapat kursi")
    organiser.fill(
        {
            "Jelaskan aturannya dengan kata sehari-hari": "Yang mendaftar dahulu mendapat kursi.",
            "Angkatan 1: Masyarakat umum": "2",
            "Dibuka (WIB)": "2026-02-02T08:00",
            "Ditutup (WIB)": "2026-02-20T16:00",
        }
    )
    organiser.press("Umumkan pendaftaran")
    organiser.sees("Pendaftaran diumumkan.")


def apply(trainee: Person) -> None:
    """The trainee finds the open call on the front page and gets a seat."""
    trainee.open("/")
    trainee.follow(COURSE)
    trainee.follow("Daftar")
    trainee.fill({"Kelurahan tempat tinggal": "Kauman", "Mengapa Anda ingin ikut?": "Mau belajar."})
    trainee.choose("Saya setuju")
    trainee.press("Daftar sekarang")
    trainee.sees("Anda mendapat kursi")


def manage(organiser: Person) -> None:
    """To the office's page of the course; while its call is open, the list leads to the call first."""
    organiser.way("Program")
    organiser.follow(COURSE)
    if organiser.path.startswith("/program/daftar/"):
        organiser.follow(COURSE)
    organiser.follow("Kelola")


def schedule(organiser: Person) -> None:
    """A meeting with the trainer."""
    manage(organiser)
    organiser.follow("Angkatan 1")
    organiser.sees("Peserta")
    organiser.follow("Jadwalkan pertemuan")
    organiser.fill(
        {
            "Pokok bahasan": "Rencana konten",
            "Mulai (WIB)": "2026-03-10T09:00",
            "Selesai (WIB)": "2026-03-10T12:00",
            "Pelatih yang mencatat kehadiran": "Pelatih",
        }
    )
    organiser.press("Jadwalkan")
    organiser.sees("Pertemuan dijadwalkan.")


def take_attendance(trainer: Person) -> None:
    """On the phone, in class."""
    trainer.way("Meja kerja")
    trainer.follow("Pertemuan yang saya ajar")
    trainer.follow("Rencana konten")
    trainer.main.locator(".sg-presence", has_text="Peserta").locator("label").first.click()
    trainer.press("Simpan kehadiran")
    trainer.sees("Kehadiran tersimpan.", "1 dari 1 hadir")


def mentor(organiser: Person, trainer: Person) -> None:
    """Mentoring is begun by the office, noted and ended by the mentor."""
    organiser.follow("Peserta")
    organiser.follow("Mulai pendampingan")
    organiser.fill({"Pendamping": "Pelatih", "Tujuan": "12 video dan 200 pelanggan"})
    organiser.press("Mulai")
    trainer.way("Meja kerja")
    trainer.follow("Yang saya dampingi")
    trainer.follow("Peserta")
    trainer.fill({"Catatan pertemuan": "Tiga video pertama sudah tayang."})
    trainer.press("Simpan catatan")
    trainer.unfold("Akhiri pendampingan")
    trainer.choose("Tujuan tercapai")
    trainer.press("Akhiri")
    trainer.sees("Tujuan tercapai")


def finish(organiser: Person) -> None:
    """The activity ends; its surveys are planned."""
    manage(organiser)
    organiser.press("Akhiri kegiatan")
    organiser.sees("Kegiatan berakhir.")
