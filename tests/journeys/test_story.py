"""The whole story, by clicking: from one citizen's wish to a result on the scorecard, with and without scripts.

Citizen, planner, head of office, trainer and trainee carry it; beside them stand those whose signature
a step needs (complaints desk, Bappeda, budget, organiser, data steward). The city's clock is moved
between the steps, over two years.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from sinergi.kernel.clock import wib
from tests.journeys.browsing import Person
from tests.journeys.cast import (
    CITIZEN,
    DISPATCHER,
    EVERYBODY,
    HEAD,
    ORGANISER,
    PARTNER,
    PLANNER,
    STEWARD,
    TRAINEE,
    TRAINER,
    TREASURER,
    Stage,
    enrol,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WISH = "Minta pelatihan membuat konten untuk pemuda"
PROPOSAL = "Pelatihan konten digital untuk pemuda Malang"
WORK = "Kelas konten digital"
COURSE = "Kelas YouTuber Malang"
Move = Callable[[datetime], None]


@pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without-scripts"])
def test_the_whole_story(arrive: Callable[..., Person], move_to: Move, *, script: bool) -> None:
    enrol(*EVERYBODY)
    stage = Stage(arrive, script=script)
    move_to(wib(2025, 1, 13))
    code = report(stage(CITIZEN))
    route_and_answer(stage(DISPATCHER), stage(PLANNER))
    move_to(wib(2025, 1, 15))
    agree(stage(CITIZEN))
    move_to(wib(2025, 1, 27))
    open_phase(stage(PARTNER))
    propose(stage(CITIZEN))
    move_to(wib(2025, 2, 10))
    draft_plan(stage(PLANNER))
    accept(stage(HEAD))
    tie(stage(PLANNER))
    move_to(wib(2025, 2, 25))
    open_forum(stage(PLANNER))
    decide(stage(HEAD))
    move_to(wib(2025, 7, 20))
    fix_plan(stage(HEAD))
    move_to(wib(2026, 1, 5))
    budget(stage(TREASURER))
    design(stage(ORGANISER))
    move_to(wib(2026, 2, 3))
    apply(stage(TRAINEE))
    schedule(stage(ORGANISER))
    move_to(wib(2026, 3, 10, 10))
    take_attendance(stage(TRAINER))
    mentor(stage(ORGANISER), stage(TRAINER))
    realise(stage(TREASURER))
    move_to(wib(2026, 6, 30))
    finish(stage(ORGANISER))
    move_to(wib(2027, 7, 5))
    answer_survey(stage(TRAINEE))
    recount(stage(STEWARD))
    read_what_became(stage(CITIZEN), code)


# ---- A voice -------------------------------------------------------------------------------------------


def report(citizen: Person) -> str:
    """Five screens, one question each; returns the code on the last."""
    citizen.open("/")
    citizen.follow("Sampaikan suara")
    citizen.press("Pelatihan dan pekerjaan")
    citizen.fill({"Kelurahan": "Kauman", "Alamat atau patokan": "Balai RW 3"})
    citizen.press("Lanjut")
    citizen.fill(
        {
            "Ringkas dalam satu kalimat": WISH,
            "Ceritakan lebih lengkap": "Kami punya ponsel, tetapi belum ada yang melatih.",
        }
    )
    citizen.press("Lanjut")
    citizen.sees("Sudah benar?", WISH, "Kauman")
    citizen.press("Kirim")
    citizen.sees("Suara Anda tercatat")
    return citizen.page.locator(".sg-panel-code").inner_text()


def route_and_answer(dispatcher: Person, planner: Person) -> None:
    """The complaints desk hands it to the office, which answers."""
    dispatcher.way("Meja kerja")
    dispatcher.follow(WISH)
    dispatcher.fill({"Teruskan ke": "Diskominfo"})
    dispatcher.press("Teruskan")
    dispatcher.sees("Suara ini sudah diteruskan.")
    planner.way("Meja kerja")
    planner.follow(WISH)
    planner.fill({"Jawaban": "Kami usulkan pelatihan; ajukan saat masa usulan dibuka."})
    planner.press("Kirim jawaban")
    planner.sees("Jawaban terkirim")


def agree(citizen: Person) -> None:
    """The citizen is told, reads the answer and says that it is settled."""
    citizen.way("Pemberitahuan")
    citizen.follow(f"Suara “{WISH}” dijawab")
    citizen.sees("Diskominfo menjawab", "masa usulan dibuka")
    citizen.press("Ya, selesai")
    citizen.sees("Terima kasih. Suara ini selesai.")


# ---- A proposal ----------------------------------------------------------------------------------------


def open_phase(partner: Person) -> None:
    """Bappeda announces when people may propose."""
    partner.way("Usulan")
    partner.follow("Atur masa usulan")
    partner.fill(
        {
            "Nama masa usulan": "Usulan warga",
            "Untuk tahun rencana": "2026",
            "Dibuka": "2025-01-20",
            "Hari terakhir": "2025-03-01",
        }
    )
    partner.main.locator("input[type=radio]").first.check()
    partner.press("Umumkan")
    partner.sees("Usulan warga")


def propose(citizen: Person) -> None:
    """The citizen makes the voice a proposal, and looks for others that say the same."""
    citizen.way("Suara")
    citizen.follow("Suara saya")
    citizen.follow(WISH)
    citizen.follow("Ajukan usulan")
    citizen.fill({"Cari suara yang menjadi dasarnya": "konten"})
    citizen.press("Cari")
    assert citizen.main.locator("input[name=voices]").first.is_checked()
    citizen.fill(
        {
            "Apa yang diusulkan?": PROPOSAL,
            "Mengapa, dan untuk siapa?": "Seratus pemuda belajar membuat konten yang menghasilkan.",
            "Untuk tahun rencana": "2026",
            "Perangkat daerah yang dituju": "Diskominfo",
        }
    )
    citizen.press("Ajukan")
    citizen.sees(PROPOSAL, WISH, "suara menjadi dasarnya")


def accept(head: Person) -> None:
    """The head of office answers it with a reason."""
    head.way("Meja kerja")
    head.follow(PROPOSAL)
    head.choose("Diterima")
    head.main.get_by_label("Alasan").select_option(index=1)
    head.fill({"Penjelasan untuk warga": "Sejalan dengan Renstra."})
    head.press("Kirim jawaban")
    head.sees("Jawaban terkirim.", "Sejalan dengan Renstra.")


# ---- A plan --------------------------------------------------------------------------------------------


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


# ---- Money ---------------------------------------------------------------------------------------------


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


# ---- A programme ---------------------------------------------------------------------------------------


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
    trainer.open("/program/saya/")
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
    trainer.open("/program/saya/")
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


# ---- Results -------------------------------------------------------------------------------------------


def answer_survey(trainee: Person) -> None:
    """Five questions, a year later."""
    trainee.open("/program/saya/")
    trainee.follow("Jawab sekarang")
    trainee.main.get_by_role("group", name="1.").locator("label").first.click()
    trainee.main.get_by_role("group", name="2.").locator("label").nth(2).click()
    trainee.fill(
        {
            "4. Alamat kanal yang masih Anda isi": "https://contoh.test/@kanal",
            "Bila ya, apa buktinya?": "Pembayaran pertama 1 Juni 2027",
        }
    )
    trainee.main.get_by_role("group", name="5.").locator("label", has_text="Ya").click()
    trainee.press("Kirim jawaban")
    trainee.sees("Terima kasih")


def recount(steward: Person) -> None:
    """The data steward has a figure counted again: one person trained, led back to below."""
    steward.way("Indikator")
    steward.follow("Orang yang dilatih")
    steward.press("Hitung ulang")
    steward.sees("Sudah dihitung ulang", "Dihitung dari 1 baris", COURSE)


def read_what_became(citizen: Person, code: str) -> None:
    """One screen on a phone says what became of the voice; every stage is reached."""
    citizen.open("/suara/?milik=saya")
    citizen.follow(WISH)
    citizen.follow("Lihat seluruh benang")
    citizen.sees("Apa jadinya suara ini", WISH, PROPOSAL, WORK, COURSE, "Sejalan dengan Renstra.")
    stations = citizen.main.locator(".sg-station")
    assert stations.count() == 7
    assert citizen.main.locator(".sg-station--later").count() == 0
    assert citizen.main.locator(".sg-station--skipped").count() == 0
    assert code in citizen.main.inner_text()
