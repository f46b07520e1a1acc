"""Pages of voices, through the HTTP client as each kind of person."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from sinergi.people.api import User, viewer_of
from sinergi.voices.api import Category, Visibility, Voice
from tests.factories import city
from tests.factories import voices as factory
from tests.factories.people import officer_user, user


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    city.load()


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def token(response: HttpResponse) -> str:
    found = re.search(r'name="_once" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


def fill(client: Client, *, category: str = "jalan", visibility: str = "terbuka") -> None:
    """The first three screens."""
    client.post("/suara/lapor/", {"category": category})
    client.post("/suara/lapor/tempat/", {"region": factory.KLOJEN, "address": "Jalan Kawi"})
    client.post(
        "/suara/lapor/rincian/",
        {"title": "Jalan berlubang", "text": "Dalam sekali.", "visibility": visibility},
    )


def test_a_citizen_reports_screen_by_screen() -> None:
    client = signed_in(user("Sari"))
    answer = client.post("/suara/lapor/", {"category": "jalan"})
    assert answer["Location"] == "/suara/lapor/tempat/"
    answer = client.post("/suara/lapor/tempat/", {"region": factory.KLOJEN})
    assert answer["Location"] == "/suara/lapor/rincian/"
    answer = client.post(
        "/suara/lapor/rincian/",
        {"title": "Jalan berlubang", "text": "Dalam.", "visibility": "terbuka"},
    )
    assert answer["Location"] == "/suara/lapor/periksa/"
    assert "Jalan berlubang" in client.get("/suara/lapor/periksa/").content.decode()
    answer = client.post("/suara/lapor/periksa/", {})
    voice = Voice.objects.get()
    assert answer["Location"] == f"/suara/{voice.code}/terkirim/"
    assert voice.code in client.get(answer["Location"]).content.decode()


def test_pressing_send_twice_reports_once() -> None:
    client = signed_in(user("Sari"))
    fill(client)
    once = token(client.get("/suara/lapor/periksa/"))
    first = client.post("/suara/lapor/periksa/", {"_once": once})
    second = client.post("/suara/lapor/periksa/", {"_once": once})
    assert first["Location"] == second["Location"]
    assert Voice.objects.count() == 1


def test_a_place_outside_the_city_is_said_on_its_screen() -> None:
    client = Client()
    client.post("/suara/lapor/", {"category": "jalan"})
    lon, lat = factory.OUTSIDE
    answer = client.post("/suara/lapor/tempat/", {"point": f"{lon},{lat}"})
    assert answer.status_code == 422
    assert "di luar Kota Malang" in answer.content.decode()
    lon, lat = factory.IJEN
    answer = client.post("/suara/lapor/tempat/", {"point": f"{lon},{lat}"})
    assert answer["Location"] == "/suara/lapor/rincian/"


def test_what_was_typed_is_kept_when_something_is_missing() -> None:
    client = Client()
    client.post("/suara/lapor/", {"category": "jalan"})
    answer = client.post(
        "/suara/lapor/rincian/", {"title": "", "text": "Panjang ceritanya.", "visibility": "anonim"}
    )
    assert answer.status_code == 422
    assert "Panjang ceritanya." in answer.content.decode()


def test_a_photo_that_cannot_be_read_is_refused_and_nothing_is_lost() -> None:
    client = signed_in(user("Sari"))
    fill(client)
    bad = SimpleUploadedFile("a.png", b"bukan foto", content_type="image/png")
    answer = client.post("/suara/lapor/periksa/", {"photos": [bad]})
    assert answer.status_code == 422
    assert Voice.objects.count() == 0
    assert client.post("/suara/lapor/periksa/", {}).status_code == 302


def test_a_photo_of_a_secret_voice_is_for_the_office_that_handles_it() -> None:
    client = signed_in(user("Sari"))
    fill(client, visibility=Visibility.RAHASIA)
    picture = SimpleUploadedFile("bukti.png", PNG, content_type="image/png")
    client.post("/suara/lapor/periksa/", {"photos": [picture]})
    voice = Voice.objects.get()
    rights = ("voices.route", "voices.read_secret", "files.read_secret")
    desk = signed_in(officer_user(*rights))
    body = desk.get(f"/suara/{voice.code}/").content.decode()
    address = re.search(r'src="(/berkas/[^"]+)"', body)
    assert address
    answer = desk.get(address[1])
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")  # type: ignore[attr-defined]
    for outsider in (Client(), signed_in(user("Budi")), signed_in(officer_user("voices.route"))):
        assert outsider.get(address[1]).status_code == 404


def test_a_guest_comes_back_with_the_link_and_nobody_else() -> None:
    client = Client()
    fill(client, visibility=Visibility.RAHASIA)
    answer = client.post("/suara/lapor/periksa/", {})
    voice = Voice.objects.get()
    page = client.get(answer["Location"]).content.decode()
    link = re.search(r"kunci=([\w-]+)", page)
    assert link
    stranger = Client()
    assert stranger.get(f"/suara/{voice.code}/").status_code == 404
    assert stranger.get(f"/suara/{voice.code}/?kunci=salah").status_code == 404
    opened = stranger.get(f"/suara/{voice.code}/?kunci={link[1]}", follow=True)
    assert opened.status_code == 200
    assert "Jalan berlubang" in opened.content.decode()
    assert "kunci" not in opened.request["QUERY_STRING"]


def test_a_secret_voice_leaks_through_no_page() -> None:
    voice = factory.reported(
        viewer_of(user("Sari")), title="Pungutan di loket", visibility=Visibility.RAHASIA
    )
    for client in (Client(), signed_in(user("Budi"))):
        for address in (
            f"/suara/{voice.code}/",
            f"/suara/{voice.code}/terkirim/",
            f"/benang/{voice.code}/",
        ):
            assert client.get(address).status_code == 404
        for address in ("/suara/", "/suara/?q=pungutan", f"/suara/?q={voice.code}"):
            body = client.get(address).content.decode()
            assert "Pungutan di loket" not in body
            assert f"/suara/{voice.code}/" not in body


def test_the_name_of_an_anonymous_reporter_is_on_no_page() -> None:
    voice = factory.routed(viewer_of(user("Siti Rahayu")), visibility=Visibility.ANONIM)
    staff = officer_user("voices.answer", "voices.read_secret", office="DPUPRPKP")
    for client in (Client(), signed_in(staff)):
        assert "Siti" not in client.get(f"/suara/{voice.code}/").content.decode()


def test_the_name_of_an_open_reporter_is_shown_to_its_office_alone() -> None:
    voice = factory.routed(viewer_of(user("Siti Rahayu")))
    page = f"/suara/{voice.code}/"
    office = signed_in(officer_user("voices.answer", office="DPUPRPKP"))
    other = signed_in(officer_user("voices.answer", office="DLH"))
    assert "Siti Rahayu" in office.get(page).content.decode()
    assert "Siti Rahayu" not in other.get(page).content.decode()
    assert "Siti Rahayu" not in Client().get(page).content.decode()


def test_an_officer_routes_and_answers_and_the_citizen_agrees() -> None:
    sari = user("Sari")
    voice = factory.reported(viewer_of(sari))
    home = f"/suara/{voice.code}/"
    desk = signed_in(officer_user("voices.route", "voices.read_secret"))
    assert "Teruskan" in desk.get(home).content.decode()
    sent = {"teruskan-organisation": "DPUPRPKP", "teruskan-category": "jalan"}
    assert desk.post(f"{home}teruskan/", sent).status_code == 302
    office = signed_in(officer_user("voices.answer", office="DPUPRPKP"))
    empty = office.post(f"{home}jawab/", {"jawab-text": ""})
    assert empty.status_code == 422
    assert office.post(f"{home}jawab/", {"jawab-text": "Sudah ditambal."}).status_code == 302
    client = signed_in(sari)
    assert "Sudah ditambal." in client.get(home).content.decode()
    client.post(f"{home}selesai/", {})
    voice.refresh_from_db()
    assert (voice.state, voice.closing) == ("selesai", "puas")


def test_buttons_stand_only_where_they_work() -> None:
    sari = user("Sari")
    voice = factory.answered(viewer_of(sari))
    home = f"/suara/{voice.code}/"
    assert "Ya, selesai" in signed_in(sari).get(home).content.decode()
    for client in (Client(), signed_in(user("Budi"))):
        body = client.get(home).content.decode()
        assert "Ya, selesai" not in body
        assert "Untuk petugas" not in body
        assert client.post(f"{home}buka-lagi/", {"tanggapi-text": "x"}).status_code == 422


@pytest.mark.parametrize("verb", ["teruskan", "jawab", "arsipkan"])
def test_citizens_do_no_officers_work(verb: str) -> None:
    voice = factory.routed()
    assert Client().post(f"/suara/{voice.code}/{verb}/", {}).status_code == 302
    assert signed_in(user("Budi")).post(f"/suara/{voice.code}/{verb}/", {}).status_code == 403
    other = signed_in(officer_user("voices.answer", "voices.route", office="DLH"))
    sent = {"jawab-text": "x", "arsip-reason": "spam", "arsip-note": "x"}
    sent |= {"teruskan-organisation": "DLH", "teruskan-category": "jalan"}
    assert other.post(f"/suara/{voice.code}/{verb}/", sent).status_code == 422
    voice.refresh_from_db()
    assert voice.state == "diteruskan"


def test_saya_juga_asks_to_sign_in_first() -> None:
    voice = factory.reported()
    address = f"/suara/{voice.code}/saya-juga/"
    assert (
        "masuk" in Client().post(address)["Location"]
        or "login" in Client().post(address)["Location"]
    )
    signed_in(user("Budi")).post(address)
    voice.refresh_from_db()
    assert voice.supports == 1


def test_lists_are_filtered_by_address_and_survive_nonsense() -> None:
    voice = factory.reported(title="Lampu padam", category="lampu")
    client = Client()
    for query in ("category=lampu", "q=padam", f"kelurahan={factory.KLOJEN}", "state=terbuka"):
        assert voice.code in client.get(f"/suara/?{query}").content.decode()
    assert voice.code not in client.get("/suara/?category=sampah").content.decode()
    for query in ("category=apa", "year=zzz", "state=%01", "kelurahan='"):
        assert client.get(f"/suara/?{query}").status_code == 200


def test_codes_are_read_as_people_type_them() -> None:
    voice = factory.reported()
    assert Client().get(f"/suara/{voice.code.lower()}/").status_code == 200


def test_the_matters_are_said_in_english(client: Client) -> None:
    """The first question of a report, and every page that names the matter."""
    page = client.get("/en/suara/lapor/").content.decode()
    told = Category.objects.all()
    assert "Roads and pavements" in page
    assert [one.name for one in told if f">{one.name}<" in page] == []
    assert [one.hint for one in told if f">{one.hint}<" in page] == []
