"""The account, the desk, the calendar and following, by clicking."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from sinergi.kernel import clock
from sinergi.people import api as people
from sinergi.people.api import User
from sinergi.places import api as places
from tests.factories import city
from tests.factories import people as persons
from tests.factories import voices as made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    city.load()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/akun/",
        "/akun/data/",
        "/akun/data/unduh/",
        "/akun/kontak/",
        "/akun/ikuti/",
        "/akun/tutup/",
        "/pemberitahuan/",
        "/meja/",
        "/meja/kalender/",
        "/akun/sandi/",
    ],
)
def test_own_pages_ask_who_one_is_and_come_back(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/masuk/?next=")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "address",
    [
        "/akun/masuk/",
        "/akun/daftar/",
        "/akun/sandi/lupa/",
        "/akun/sandi/lupa/terkirim/",
        "/akun/ditutup/",
    ],
)
def test_the_doors_are_open(client: Client, prefix: str, address: str) -> None:
    text(client, prefix + address)


def test_what_one_said_stands_on_the_account_and_can_be_taken_along() -> None:
    user = persons.user()
    voice = made.reported(
        people.viewer_of(user), title="Lampu padam di gang dua", visibility="anonim"
    )
    client = signed_in(user)
    assert voice.title in text(client, "/akun/")
    assert voice.title in text(client, "/akun/ikuti/")
    taken = client.get("/akun/data/unduh/").json()
    assert [one["title"] for one in taken["voices"]] == [voice.title]
    assert str(voice.urn) in taken["follows"]
    other = signed_in(persons.user()).get("/akun/data/unduh/").json()
    assert other["voices"] == []


def test_follow_and_stop_from_any_page() -> None:
    voice = made.reported()
    client = signed_in(persons.user())
    back = f"/suara/{voice.code}/"
    answer = client.post("/akun/ikuti/mulai/", {"urn": str(voice.urn), "next": back})
    assert answer["Location"] == back
    assert voice.title in text(client, "/akun/ikuti/")
    client.post("/akun/ikuti/berhenti/", {"urn": str(voice.urn), "next": back})
    assert voice.title not in text(client, "/akun/ikuti/")


def test_following_leads_nowhere_outside(client: Client) -> None:
    voice = made.reported()
    sent = {"urn": str(voice.urn), "next": "https://lain.example/"}
    answer = signed_in(persons.user()).post("/akun/ikuti/mulai/", sent)
    assert answer["Location"] == "/akun/ikuti/"


def test_a_secret_voice_cannot_be_followed_by_others() -> None:
    voice = made.reported(visibility="rahasia", title="Rahasia sekali")
    client = signed_in(persons.user())
    client.post("/akun/ikuti/mulai/", {"urn": str(voice.urn)})
    assert "Rahasia sekali" not in text(client, "/akun/ikuti/")


def test_the_desk_shows_what_waits_and_what_is_late_to_the_office_alone() -> None:
    with clock.travel(clock.now() - timedelta(days=120)):
        late = made.routed(office="DLH", title="Sudah lama menunggu")
    fresh = made.routed(office="DLH", title="Baru saja masuk")
    client = signed_in(persons.officer_user("voices.answer", office="DLH"))
    page = text(client, "/meja/")
    assert page.index(late.title) < page.index(fresh.title)
    assert "Terlambat" in page
    narrowed = text(client, "/meja/?terlambat=1")
    assert late.title in narrowed
    assert fresh.title not in narrowed
    assert fresh.title in text(client, "/meja/?tahap=voices")
    assert fresh.title not in text(client, "/meja/?tahap=plans")
    other = text(signed_in(persons.officer_user("voices.answer", office="Dishub")), "/meja/")
    assert late.title not in other


def test_a_trainer_and_a_mentor_find_their_people_from_the_desk() -> None:
    trainer = text(signed_in(persons.officer_user("programmes.teach")), "/meja/")
    mentor = text(signed_in(persons.officer_user("programmes.mentor")), "/meja/")
    assert "/program/mengajar/" in trainer
    assert "/program/dampingan/" not in trainer
    assert "/program/dampingan/" in mentor


def test_a_day_far_ahead_is_told_once() -> None:
    made.routed(office="DLH", title="Usut pungutan", category="pengawasan")
    reader = persons.officer_user("voices.answer", "voices.read_secret", office="DLH")
    page = text(signed_in(reader), "/meja/")
    rows = page[page.index("<tbody>") : page.index("</tbody>")]
    days = re.findall(r"\d{1,2} [A-Z][a-z]+ 20\d\d", rows)
    assert len(days) == 1


def test_the_desk_sends_a_citizen_to_their_account() -> None:
    assert "Ke akun saya" in text(signed_in(persons.user()), "/meja/")


def test_an_officer_edits_the_calendar() -> None:
    client = signed_in(persons.officer_user(places.EDIT_CALENDAR))
    sent = {"day": "2026-12-07", "name": "Hari pemilihan", "kind": "libur_nasional"}
    answer = client.post("/meja/kalender/?tahun=2026", sent)
    assert answer["Location"] == "/meja/kalender/?tahun=2026"
    assert "Hari pemilihan" in text(client, "/meja/kalender/?tahun=2026")
    assert not places.is_working_day(date(2026, 12, 7))
    again = client.post("/meja/kalender/?tahun=2026", sent)
    assert again.status_code == 200
    assert "sudah tercatat" in again.content.decode()
    row = next(one for one in places.holidays(2026) if one.name == "Hari pemilihan")
    client.post(f"/meja/kalender/{row.id}/hapus/")
    assert places.is_working_day(date(2026, 12, 7))


def test_the_calendar_is_closed_to_other_officers() -> None:
    client = signed_in(persons.officer_user("voices.answer", office="DLH"))
    assert client.get("/meja/kalender/").status_code == 403
    row = places.holidays(2026)[0]
    assert client.post(f"/meja/kalender/{row.id}/hapus/").status_code == 403
    assert not places.is_working_day(row.day)


def test_signing_in_leads_an_officer_to_the_desk_and_a_citizen_to_the_account() -> None:
    for user, goal in (
        (persons.user(), "/akun/"),
        (persons.officer_user("voices.answer"), "/meja/"),
    ):
        user.set_password("pagi-di-Klojen-27")
        user.save()
        answer = Client().post(
            "/akun/masuk/", {"login": user.email, "password": "pagi-di-Klojen-27"}
        )
        assert answer["Location"] == goal
