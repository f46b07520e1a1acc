"""Pages of budgets, through the HTTP client: the ladder, items, cash plan, spending and corrections."""

from __future__ import annotations

import pytest
from django.test import Client

from sinergi.budgets import api as budgets
from sinergi.people.api import User
from tests.factories import budgets as factory
from tests.factories import plans
from tests.factories.people import officer_user, user


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    factory.load()


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def treasurer() -> Client:
    rights = (budgets.EDIT, budgets.SET_PAGU, budgets.REALISE)
    return signed_in(officer_user(*rights, office="Diskominfo"))


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_year_of_an_officer() -> None:
    client = treasurer()
    plan_line = plans.line(plans.drafted(year=2021), code="2.16.02.2.01.0008")
    work = plans.activity(plan_line)
    client.post(f"/anggaran/buka/{plan_line.code}/", {"fund": factory.PAD})
    line = budgets.BudgetLine.objects.get()
    home = f"/anggaran/{line.code}/"
    for kind, amount, on in (
        ("plafon", "140.000.000", "2020-08-14"),
        ("definitif", "150.000.000", "2021-01-04"),
    ):
        answer = client.post(
            f"{home}pagu/", {"kind": kind, "amount": amount, "on": on, "document": "DPA 1"}
        )
        assert answer["Location"] == home
    answer = client.post(
        f"{home}rincian/",
        {
            "account": factory.MEALS,
            "activity": work.code,
            "description": "Makan peserta",
            "coefficient": "60 orang x 4 hari",
            "volume": "240",
            "unit": "orang/hari",
            "price": "150.000",
        },
    )
    assert answer["Location"] == home
    months = {f"money_{month}": "12.500.000" for month in range(1, 13)}
    client.post(f"{home}rencana-kas/", months)
    client.post(
        f"{home}realisasi/",
        {"month": "3", "money": "36.000.000", "physical": "25", "document": "SP2D 1"},
    )
    page = text(Client(), home)
    for shown in ("Pagu definitif", "Makanan dan minuman", "Rp36.000.000", "SP2D 1", "25%"):
        assert shown in page
    assert "36 jt" in page or "36 juta" in page
    assert line.code in text(Client(), "/anggaran/?year=2021&office=Diskominfo")
    assert "rincian belanja" in text(Client(), f"/rencana/aktivitas/{work.code}/")


def test_overspending_is_refused_at_its_field() -> None:
    line = factory.line()
    answer = treasurer().post(
        f"/anggaran/{line.code}/realisasi/",
        {"month": "3", "money": "150.000.001", "physical": "25", "note": "Sudah diketik"},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_money"' in page
    assert "Sudah diketik" in page


def test_a_correction_shows_both_rows() -> None:
    line = factory.line()
    wrong = factory.realised(line, 3, 140_000_000)
    client = treasurer()
    assert "140.000.000" in text(client, f"/anggaran/{line.code}/realisasi/?koreksi={wrong.code}")
    client.post(
        f"/anggaran/{line.code}/realisasi/?koreksi={wrong.code}",
        {"month": "3", "money": "14.000.000", "physical": "25"},
    )
    page = text(Client(), f"/anggaran/{line.code}/")
    assert "<s>Rp140.000.000</s>" in page
    assert "Rp14.000.000" in page


def test_correcting_a_rung() -> None:
    line = factory.line()
    step = budgets.ladder_of(line)[0].row
    client = treasurer()
    client.post(
        f"/anggaran/{line.code}/pagu/?koreksi={step.pk}",
        {"kind": "definitif", "amount": "140.000.000", "on": "2021-01-05", "document": "DPA 2"},
    )
    line.refresh_from_db()
    assert line.pagu == 140_000_000
    assert client.get(f"/anggaran/{line.code}/pagu/?koreksi=x").status_code == 404


def test_officers_forms_are_closed_to_others() -> None:
    line = factory.line()
    for form in ("pagu", "rincian", "rencana-kas", "realisasi"):
        address = f"/anggaran/{line.code}/{form}/"
        assert Client().get(address).status_code == 302
        assert signed_in(user("Sari")).get(address).status_code == 403


def test_an_entry_leads_to_its_line_and_lists_say_when_empty() -> None:
    assert "Belum ada anggaran" in text(Client(), "/anggaran/")
    entry = factory.realised(factory.line())
    answer = Client().get(f"/anggaran/realisasi/{entry.code}/")
    assert answer["Location"] == f"/anggaran/{entry.line.code}/#{entry.code}"
    assert "Tidak ada baris anggaran yang cocok" in text(Client(), "/anggaran/?state=plafon")


def test_pages_ask_few_questions(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    renja = plans.drafted(year=2021)
    for code in ("2.16.02.2.01.0008", "2.16.02.2.01.0006", "2.16.02.2.01.0007"):
        line = factory.line(plan_line=plans.line(renja, code=code))
        for month in (1, 2, 3):
            factory.item(line, volume=1)
            factory.realised(line, month, 1_000_000)
    for address, most in (("/anggaran/", 15), (f"/anggaran/{line.code}/", 45)):
        with django_assert_max_num_queries(most):
            text(Client(), address)
