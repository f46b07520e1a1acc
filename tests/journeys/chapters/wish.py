"""A citizen's wish: a voice is reported, routed and answered, and becomes a proposal."""

from __future__ import annotations

from tests.journeys.browsing import Person
from tests.journeys.chapters.words import PROPOSAL, WISH


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
