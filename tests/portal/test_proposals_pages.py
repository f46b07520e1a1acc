"""Pages of proposals, through the HTTP client as each kind of person."""

from __future__ import annotations

import pytest
from django.test import Client

from sinergi.people.api import User, viewer_of
from sinergi.proposals.api import Phase, Proposal
from tests.factories import city
from tests.factories import proposals as factory
from tests.factories import voices as voice_factory
from tests.factories.people import officer_user, user


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    city.load()


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_citizen_proposes_from_voices() -> None:
    factory.open_phase()
    each = [
        voice_factory.reported(title=f"Minta pelatihan {n}", category="pelatihan") for n in range(3)
    ]
    client = signed_in(user("Sari"))
    page = client.get(f"/usulan/baru/?suara={each[0].code}").content.decode()
    assert all(voice.code in page for voice in each)
    answer = client.post(
        "/usulan/baru/",
        {
            "title": "Pelatihan konten digital",
            "text": "Banyak yang meminta.",
            "year": factory.YEAR,
            "cost": "Rp 75.000.000",
            "voices": [voice.code for voice in each],
        },
    )
    proposal = Proposal.objects.get()
    assert answer["Location"] == f"/usulan/{proposal.code}/"
    assert (proposal.voice_count, proposal.cost) == (3, 75_000_000)
    body = client.get(answer["Location"]).content.decode()
    assert "Minta pelatihan 0" in body
    assert proposal.code in client.get(f"/suara/{each[0].code}/").content.decode()


def test_outside_a_phase_the_page_says_so() -> None:
    assert "belum dibuka" in signed_in(user("Sari")).get("/usulan/baru/").content.decode()
    assert Client().get("/usulan/baru/").status_code == 302


def test_a_refusal_stands_at_its_field_and_nothing_is_lost() -> None:
    factory.open_phase()
    answer = signed_in(user("Sari")).post(
        "/usulan/baru/",
        {"title": "Usul", "text": "Cerita panjang.", "year": factory.YEAR, "volume": "0"},
    )
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "Isi angka lebih dari nol." in body
    assert "Cerita panjang." in body


def test_support_is_a_button() -> None:
    proposal = factory.proposed()
    home = f"/usulan/{proposal.code}/"
    client = signed_in(user("Budi"))
    assert "Dukung usulan ini" in client.get(home).content.decode()
    client.post(f"{home}dukung/")
    client.post(f"{home}dukung/")
    assert "Anda mendukung usulan ini" in client.get(home).content.decode()
    proposal.refresh_from_db()
    assert proposal.supports == 1
    client.post(f"{home}batal-dukung/")
    proposal.refresh_from_db()
    assert proposal.supports == 0


def test_the_office_answers_on_the_page() -> None:
    proposal = factory.proposed()
    home = f"/usulan/{proposal.code}/"
    office = signed_in(officer_user("proposals.answer", office="Diskominfo"))
    assert "jawab usulan ini" in office.get(home).content.decode()
    assert '<optgroup label="Ditolak">' in office.get(home).content.decode()
    wrong = {"jawab-decision": "accepted", "jawab-reason": "lahan", "jawab-reason_text": "Ya."}
    answer = office.post(f"{home}jawab/", wrong)
    assert answer.status_code == 422
    assert "tidak cocok dengan keputusan" in answer.content.decode()
    office.post(f"{home}jawab/", wrong | {"jawab-reason": "sesuai"})
    body = Client().get(home).content.decode()
    assert "Sesuai prioritas" in body
    assert "Dukung usulan ini" not in body


def test_only_its_office_may_answer() -> None:
    proposal = factory.proposed()
    address = f"/usulan/{proposal.code}/jawab/"
    sent = {"jawab-decision": "accepted", "jawab-reason": "sesuai", "jawab-reason_text": "Ya."}
    assert signed_in(user("Budi")).post(address, sent).status_code == 403
    other = signed_in(officer_user("proposals.answer", office="DLH"))
    assert other.post(address, sent).status_code == 422
    proposal.refresh_from_db()
    assert proposal.is_open


def test_an_office_enters_what_did_not_begin_with_voices() -> None:
    client = signed_in(officer_user("proposals.propose", office="Setda"))
    answer = client.post(
        "/usulan/baru/",
        {
            "title": "Pelatihan video",
            "text": "Arahan rapat.",
            "year": factory.YEAR,
            "organisation": "Diskominfo",
            "origin": "instruksi",
            "on_behalf_of": "",
        },
    )
    assert answer.status_code == 302
    assert "Tidak berawal dari suara warga" in client.get(answer["Location"]).content.decode()


def test_a_phase_is_announced_and_shown() -> None:
    client = signed_in(officer_user("proposals.phases"))
    sent = {
        "name": "Usulan warga",
        "year": factory.YEAR,
        "kind": "terbuka",
        "opens_at": "2020-01-01",
        "closes_at": "2099-12-31",
    }
    assert client.post("/usulan/masa/", sent).status_code == 302
    assert Phase.objects.count() == 1
    assert "Usulan warga" in Client().get("/usulan/").content.decode()
    assert client.post("/usulan/masa/", sent).status_code == 422
    assert signed_in(user("Budi")).get("/usulan/masa/").status_code == 403


def test_lists_are_filtered_and_survive_nonsense() -> None:
    proposal = factory.proposed()
    client = Client()
    for query in ("state=diajukan", "q=konten", "organisation=Diskominfo", "urut=dukungan"):
        assert proposal.code in client.get(f"/usulan/?{query}").content.decode()
    assert proposal.code not in client.get("/usulan/?origin=dprd").content.decode()
    for query in ("year=abc", "state=x", "after=zzz"):
        assert client.get(f"/usulan/?{query}").status_code in (200, 422)


def test_voices_are_joined_on_the_page() -> None:
    sari = user("Sari")
    proposal = factory.proposed(viewer_of(sari), title="Lampu jalan padam", text="Gelap.")
    voice = voice_factory.reported(title="Lampu jalan padam", text="Gelap.", category="lampu")
    client = signed_in(sari)
    client.post(f"/usulan/{proposal.code}/gabung/", {"gabung-voices": [voice.code]})
    proposal.refresh_from_db()
    assert proposal.voice_count == 1
