"""Shorter journeys: a stranger, a double click, two officers at once, a phone number, mistakes, no network."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sinergi.people.api import User
from sinergi.plans.api import Activity
from sinergi.voices.api import Voice, VoiceAnswer
from tests.factories import plans, voices
from tests.factories import proposals as wishes
from tests.journeys.browsing import Person
from tests.journeys.cast import (
    PASSWORD,
    PLANNER,
    Part,
    Stage,
    enrol,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Arrive = Callable[..., Person]
both = pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without-scripts"])


@both
def test_a_stranger_reaches_what_became_of_a_voice_in_three_clicks(
    arrive: Arrive, *, script: bool
) -> None:
    voice = voices.answered()
    wishes.open_phase()
    wishes.proposed(title="Perbaikan jalan lingkungan", voices=[voice.urn])
    stranger = arrive(script=script)
    stranger.open("/")
    stranger.follow(voice.title)
    stranger.sees("Apa jadinya suara ini", "DPUPRPKP menjawab", "Perbaikan jalan lingkungan")
    stranger.follow("Lihat seluruh benang")
    stranger.sees("Apa jadinya suara ini", "Perbaikan jalan lingkungan", "Berikutnya")
    stranger.open("/")
    stranger.page.locator("main .sg-cityline a").first.click()
    stranger.follow(voice.title)
    stranger.follow("Lihat seluruh benang")
    stranger.sees("Apa jadinya suara ini", "Perbaikan jalan lingkungan")


@both
def test_a_double_click_reports_once(arrive: Arrive, *, script: bool) -> None:
    guest = arrive(script=script)
    guest.open("/suara/lapor/")
    guest.press("Jalan dan trotoar")
    guest.fill({"Kelurahan": "Kauman"})
    guest.press("Lanjut")
    guest.fill({"Ringkas dalam satu kalimat": "Jalan berlubang", "Ceritakan lebih lengkap": "Dua."})
    guest.press("Lanjut")
    guest.main.locator("button", has_text="Kirim").dblclick()
    guest.page.wait_for_url("**/terkirim/")
    guest.sees("Suara Anda tercatat")
    assert Voice.objects.count() == 1


def test_of_two_officers_who_answer_at_once_the_second_is_told_and_loses_nothing(
    arrive: Arrive,
) -> None:
    colleague = Part("Rekan", PLANNER.roles)
    enrol(PLANNER, colleague)
    voice = voices.routed(office="Diskominfo")
    stage = Stage(arrive, script=True)
    for part in (PLANNER, colleague):
        stage(part).open(f"/suara/{voice.code}/")
        stage(part).fill({"Jawaban": f"Jawaban dari {part.name}."})
    stage(PLANNER).press("Kirim jawaban")
    stage(PLANNER).sees("Jawaban terkirim.")
    stage(colleague).press("Kirim jawaban")
    stage(colleague).sees("Ada yang perlu dibetulkan", "Jawaban dari Perencana.")
    assert stage(colleague).field("Jawaban").input_value() == "Jawaban dari Rekan."
    assert VoiceAnswer.objects.count() == 1


@both
def test_signing_up_by_phone(arrive: Arrive, *, script: bool) -> None:
    person = arrive(script=script)
    person.open("/")
    person.way("Masuk")
    person.follow("Buat akun")
    person.fill({"Nama Anda": "Budi", "Nomor telepon": "0812-3456-7890", "Kata sandi": PASSWORD})
    person.main.locator("input[name=agreed]").check()
    person.press("Buat akun")
    person.sees("Akun Anda sudah jadi.")
    assert User.objects.get(name="Budi").phone == "+6281234567890"
    person.way("Budi")
    person.follow("Keluar")
    person.press("Keluar")
    person.sign_in("+62 812 3456 7890", PASSWORD)
    person.way("Budi")
    person.sees("Budi")


@both
def test_a_mistake_loses_nothing_that_was_typed(arrive: Arrive, *, script: bool) -> None:
    enrol(PLANNER)
    line = plans.line()
    planner = Stage(arrive, script=script)(PLANNER)
    planner.open(f"/rencana/baris/{line.code}/aktivitas/")
    typed = {"Nama aktivitas": "Kelas konten", "Satuan": "orang", "Anggaran": "seratus juta"}
    planner.fill(typed | {"Target": "100", "Mulai": "Maret"})
    planner.press("Simpan")
    planner.sees("Ada yang perlu dibetulkan", "Tulis jumlah rupiah bulat")
    for label, value in typed.items():
        assert planner.field(label).input_value() == value
    assert planner.field("Mulai").input_value() == "3"
    planner.follow("Tulis jumlah rupiah bulat")
    planner.fill({"Anggaran": "999.000.000"})
    planner.press("Simpan")
    assert planner.field("Nama aktivitas").input_value() == "Kelas konten"
    planner.fill({"Anggaran": "Rp100.000.000"})
    planner.press("Simpan")
    assert Activity.objects.get().amount == 100_000_000


def test_without_a_network_a_page_says_so(arrive: Arrive) -> None:
    citizen = arrive(service_workers="allow")
    citizen.open("/suara/")
    citizen.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    citizen.page.reload()
    citizen.context.set_offline(True)
    citizen.page.locator("[data-offline]").wait_for(state="visible")
    citizen.follow("Sampaikan suara")
    citizen.sees("Tanpa jaringan", "muat ulang halaman ini")
    citizen.context.set_offline(False)
    citizen.page.reload()
    citizen.sees("Tentang apa?")
    citizen.complaints.clear()  # what could not be fetched meanwhile


def test_a_form_that_was_open_too_long_says_so(arrive: Arrive) -> None:
    guest = arrive()
    guest.open("/suara/lapor/")
    guest.context.clear_cookies()
    guest.press("Jalan dan trotoar")
    guest.sees("Formulir ini sudah terlalu lama terbuka")
