"""What came of it: a survey, the scorecard, and the thread as the citizen reads it."""

from __future__ import annotations

from tests.journeys.browsing import Person
from tests.journeys.chapters.words import COURSE, PROPOSAL, WISH, WORK


def answer_survey(trainee: Person) -> None:
    """Five questions, a year later."""
    trainee.way("Program")
    trainee.follow("Pendaftaran saya")
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
    citizen.way("Suara")
    citizen.follow("Suara saya")
    citizen.follow(WISH)
    citizen.follow("Lihat seluruh benang")
    citizen.sees("Apa jadinya suara ini", WISH, PROPOSAL, WORK, COURSE, "Sejalan dengan Renstra.")
    stations = citizen.main.locator(".sg-station")
    assert stations.count() == 7
    assert citizen.main.locator(".sg-station--later").count() == 0
    assert citizen.main.locator(".sg-station--skipped").count() == 0
    assert code in citizen.main.inner_text()
