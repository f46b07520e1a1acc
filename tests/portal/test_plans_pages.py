"""Pages of plans and forums, through the HTTP client: an officer's hour, and what the public sees."""

from __future__ import annotations

import pytest
from django.test import Client

from sinergi.kernel.money import Rupiah
from sinergi.people.api import User, organisation
from sinergi.plans import api as plans
from tests.factories import plans as factory
from tests.factories import proposals, voices
from tests.factories.people import officer_user, user


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    factory.load()


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def planner() -> Client:
    return signed_in(officer_user(plans.EDIT, plans.OPEN_FORUM, plans.DECIDE, office="Diskominfo"))


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_an_officer_drafts_a_renja_from_the_list_of_codes() -> None:
    client = planner()
    answer = client.post("/rencana/susun/", {"office": "Diskominfo", "year": "2027"})
    renja = plans.Renja.objects.get()
    assert answer["Location"] == f"/rencana/{renja.code}/"
    assert factory.KIM in text(client, f"/rencana/{renja.code}/baris/?q=komunitas+informasi")
    assert "Jumlah Komunitas" in text(client, f"/rencana/{renja.code}/baris/?kode={factory.KIM}")
    answer = client.post(
        f"/rencana/{renja.code}/baris/",
        {"code": factory.KIM, "target": "5", "pagu": "Rp200.000.000", "fund": "PAD"},
    )
    line = plans.PlanLine.objects.get()
    assert answer["Location"] == f"/rencana/baris/{line.code}/"
    answer = client.post(
        f"/rencana/baris/{line.code}/aktivitas/",
        {
            "name": "Kelas konten digital",
            "target": "100",
            "unit": "orang",
            "month_from": "3",
            "month_to": "7",
            "amount": "150.000.000",
        },
    )
    work = plans.Activity.objects.get()
    assert answer["Location"] == f"/rencana/aktivitas/{work.code}/"
    wish = proposals.proposed()
    assert wish.code in text(client, f"/rencana/aktivitas/{work.code}/usulan/")
    client.post(f"/rencana/aktivitas/{work.code}/usulan/", {"proposal": wish.code})
    public = Client()
    assert wish.title in text(public, f"/rencana/aktivitas/{work.code}/")
    assert "Rp200.000.000" in text(public, f"/rencana/{renja.code}/")
    assert "Kelas konten digital" in text(public, f"/rencana/baris/{line.code}/")


def test_what_is_refused_stands_at_its_field_and_nothing_is_lost() -> None:
    line = factory.line()
    answer = planner().post(
        f"/rencana/baris/{line.code}/aktivitas/",
        {
            "name": "Terlalu besar",
            "target": "1",
            "unit": "paket",
            "month_from": "5",
            "month_to": "3",
            "amount": "200.000.001",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_month_to"' in page
    assert 'value="Terlalu besar"' in page
    assert 'value="200.000.001"' in page


def test_an_unknown_code_leads_back_to_the_search() -> None:
    renja = factory.drafted()
    assert "tidak ada dalam daftar" in text(
        planner(), f"/rencana/{renja.code}/baris/?kode=9.99.99.2.01.0001"
    )


def test_the_forum_decides_on_its_page_and_closes() -> None:
    client = planner()
    work = factory.activity()
    answer = client.post(
        "/forum/buka/",
        {
            "office": "Diskominfo",
            "year": "2027",
            "held_on": "2026-02-25",
            "place": "Balai Kota",
            "invited": "akademisi\nkomunitas",
        },
    )
    held = plans.Forum.objects.get()
    assert answer["Location"] == f"/forum/{held.code}/"
    client.post(f"/forum/{held.code}/agenda/", {"activity": work.code})
    item = plans.AgendaItem.objects.get()
    decide = f"/forum/acara/{item.code}/putuskan/"
    refused = client.post(decide, {f"{item.code}-decision": "ditolak", f"{item.code}-reason": ""})
    assert refused.status_code == 422
    assert "Tuliskan alasan" in refused.content.decode()
    client.post(
        decide,
        {f"{item.code}-decision": "diterima", f"{item.code}-reason": "Didukung 40 warga"},
    )
    assert "Didukung 40 warga" in text(Client(), f"/forum/{held.code}/")
    client.post(
        f"/forum/{held.code}/tutup/",
        {"minutes_number": "050/12/2026", "minutes_on": "2026-02-26", "attended": "84"},
    )
    page = text(Client(), f"/forum/{held.code}/")
    assert "050/12/2026" in page
    pdf = Client().get(f"/forum/{held.code}/berita-acara.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert Client().get(f"/forum/acara/{item.code}/")["Location"].endswith("#acara-1")


def test_fixing_by_perwali() -> None:
    renja = factory.drafted()
    factory.line(renja)
    fixer = signed_in(officer_user(plans.FIX))
    answer = fixer.post(f"/rencana/{renja.code}/tetapkan/", {"decree_on": "2026-07-10"})
    assert "nomor Perwali" in answer.content.decode()
    fixer.post(
        f"/rencana/{renja.code}/tetapkan/",
        {"decree_number": "Perwali 30/2026", "decree_on": "2026-07-10"},
    )
    assert "Perwali 30/2026" in text(Client(), f"/rencana/{renja.code}/")
    assert "Tambah baris" not in text(planner(), f"/rencana/{renja.code}/")


def test_officers_forms_are_closed_to_others() -> None:
    renja = factory.drafted()
    for address in (
        "/rencana/susun/",
        "/forum/buka/",
        f"/rencana/{renja.code}/baris/",
        f"/rencana/{renja.code}/tetapkan/",
    ):
        assert Client().get(address).status_code == 302
        assert signed_in(user("Sari")).get(address).status_code == 403


def test_lists_filter_and_say_when_there_is_nothing() -> None:
    assert "Belum ada Renja" in text(Client(), "/rencana/")
    renja = factory.drafted()
    assert renja.code in text(Client(), "/rencana/?year=2027&office=Diskominfo&state=draf")
    assert "Tidak ada Renja yang cocok" in text(Client(), "/rencana/?state=ditetapkan")
    assert "Belum ada forum" in text(Client(), "/forum/")


def test_a_year_without_a_list_is_marked() -> None:
    renja = factory.drafted(year=2022)
    line = factory.line(renja, code="2.16.02.2.01.0008")
    page = text(Client(), f"/rencana/{renja.code}/")
    assert "daftar terdekat" in page
    assert "Kepmendagri 050-3708/2020" in page
    assert "daftar terdekat" in text(Client(), f"/rencana/baris/{line.code}/")


@pytest.mark.parametrize("language", ["", "/en"])
def test_invented_rows_are_marked(language: str) -> None:
    work = factory.activity(factory.line(factory.drafted(contoh=True)))
    for address in (
        f"/rencana/{work.line.renja.code}/",
        f"/rencana/baris/{work.line.code}/",
        f"/rencana/aktivitas/{work.code}/",
    ):
        assert "sg-contoh" in text(Client(), language + address)


def test_pages_ask_few_questions(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    renja = factory.drafted()
    for code in (factory.KIM, factory.CONTENT, "2.16.03.2.02.0038", "2.16.02.2.01.0029"):
        line = factory.line(renja, code=code)
        for number in range(3):
            work = factory.activity(line, name=f"Paket {number}", amount=Rupiah(1_000_000))
    held = factory.forum()
    factory.agenda_item(held, activity=work)
    for address, most in (
        ("/rencana/", 20),
        (f"/rencana/{renja.code}/", 25),
        (f"/rencana/baris/{line.code}/", 40),
        (f"/rencana/aktivitas/{work.code}/", 40),
        (f"/forum/{held.code}/", 40),
    ):
        with django_assert_max_num_queries(most):
            text(Client(), address)


def test_a_page_says_whether_it_began_with_a_voice() -> None:
    work = factory.activity()
    page = text(Client(), f"/rencana/aktivitas/{work.code}/")
    assert "Tidak berawal dari suara warga" in page
    heard = voices.reported(category="pelatihan")
    wish = proposals.proposed(voices=[heard.urn])
    plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish)
    page = text(Client(), f"/rencana/aktivitas/{work.code}/")
    assert "tumbuh dari 1 suara" in page
    assert page.count("sg-thread__stop--reached") == 2


def test_the_agenda_offers_what_was_asked_of_this_office() -> None:
    held = factory.forum(year=proposals.YEAR)
    own = proposals.proposed(title="Usulan untuk kantor ini")
    other = proposals.proposed(title="Usulan untuk kantor lain", organisation=organisation("DLH"))
    page = text(planner(), f"/forum/{held.code}/agenda/")
    assert (own.title in page, other.title in page) == (True, False)
    assert other.title in text(planner(), f"/forum/{held.code}/agenda/?semua=1")


def test_a_reported_activity_is_not_offered_as_one_of_nothing() -> None:
    factory.activity(known=False, target=0, amount=Rupiah(0), source="beritamadani, Mei 2023")
    client = signed_in(officer_user("programmes.edit", office="Diskominfo"))
    page = text(client, "/program/rancang/")
    assert "target dan anggaran tidak ditemukan" in page
    assert "Rp0" not in page
