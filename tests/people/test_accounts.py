"""Accounts by e-mail or phone, their consent, and signing in over HTTP."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from sinergi.ledger.api import events_of
from sinergi.people import api as people
from sinergi.people.api import User
from sinergi.places import api as places

pytestmark = pytest.mark.django_db
PASSWORD = "pagi-di-Klojen-27"
FORM = {"name": "Warga Satu", "email": "", "phone": "", "password": PASSWORD, "agreed": "on"}


@pytest.fixture(autouse=True)
def _city() -> None:
    places.load_reference()
    people.load_reference()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("62812 34567890", "+6281234567890"),
        ("812.3456.7890", "+6281234567890"),
        ("0062 812 3456 7890", "+6281234567890"),
        ("(0341) 551111", "+62341551111"),
        ("+65 6123 4567", "+6561234567"),
    ],
)
def test_phones_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert people.clean_phone(typed) == kept


@pytest.mark.parametrize("typed", ["", "abc", "12", "0812", "+0812345678", "08123456789012345678"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(people.BadPhone):
        people.clean_phone(typed)


def test_an_account_needs_a_way_to_reach_it() -> None:
    with pytest.raises(people.ContactNeeded):
        people.create_user(name="Warga")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(name="Warga")


def test_one_address_is_one_account_in_any_case() -> None:
    people.create_user(name="Warga", email="Satu@Contoh.id")
    with pytest.raises(people.ContactTaken):
        people.create_user(name="Lain", email="satu@contoh.ID")


def test_one_phone_is_one_account() -> None:
    people.create_user(name="Warga", phone="0812 3456 7890")
    with pytest.raises(people.ContactTaken) as refused:
        people.create_user(name="Lain", phone="+6281234567890")
    assert refused.value.field == "phone"


@pytest.mark.parametrize("contact", [{"email": "Satu@contoh.id"}, {"phone": "0812-3456-7890"}])
def test_sign_up_sign_out_sign_in(client: Client, contact: dict[str, str]) -> None:
    answer = client.post("/akun/daftar/", FORM | contact)
    assert answer.status_code == 302
    user = User.objects.get()
    assert client.get("/akun/data/").status_code == 200
    consent = user.consents.get()
    assert (consent.purpose, consent.version) == ("account", people.CONSENT_VERSION)
    assert [e.verb for e in events_of([consent.urn])] == ["consent"]
    assert not events_of([user.urn])[0].facts

    client.post("/akun/keluar/")
    assert client.get("/akun/data/").status_code == 302
    login = next(iter(contact.values())).lower()
    answer = client.post("/akun/masuk/", {"login": login, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    assert client.get("/akun/data/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "Isi surel atau nomor telepon"),
        ({"email": "bukan surel"}, "surel"),
        ({"phone": "12"}, "Nomor telepon ini belum benar"),
        ({"email": "a@contoh.id", "password": "12345"}, "id_password"),
        ({"email": "a@contoh.id", "agreed": ""}, "id_agreed"),
        ({"email": "a@contoh.id", "name": " "}, "id_name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    client: Client, wrong: dict[str, str], says: str
) -> None:
    answer = client.post("/akun/daftar/", FORM | wrong)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert says in text
    if "name" not in wrong:
        assert 'value="Warga Satu"' in text
    assert not User.objects.exists()


def test_a_wrong_password_signs_nobody_in(client: Client) -> None:
    people.create_user(name="Warga", email="a@contoh.id", password=PASSWORD)
    answer = client.post("/akun/masuk/", {"login": "a@contoh.id", "password": "salah"})
    assert answer.status_code == 200
    assert client.get("/akun/").status_code == 302


def test_signing_in_comes_back_to_the_page_that_asked(client: Client) -> None:
    people.create_user(name="Warga", email="a@contoh.id", password=PASSWORD)
    asked = client.get("/akun/ikuti/")
    answer = client.post(
        asked["Location"], {"login": "a@contoh.id", "password": PASSWORD, "next": "/akun/ikuti/"}
    )
    assert answer["Location"] == "/akun/ikuti/"


def test_a_forgotten_password_is_set_anew_by_mail(client: Client) -> None:
    people.create_user(name="Warga", email="a@contoh.id", password=PASSWORD)
    assert client.post("/akun/sandi/lupa/", {"email": "a@contoh.id"}).status_code == 302
    body = mail.outbox[0].body
    link = next(word for word in str(body).split() if "/akun/sandi/baru/" in word)
    form = client.get(link.replace("http://testserver", ""), follow=True)
    assert form.status_code == 200
    goal = form.redirect_chain[-1][0]
    fresh = "sore-di-Sukun-28"
    assert client.post(goal, {"password1": fresh, "password2": fresh}).status_code == 302
    assert (
        client.post("/akun/masuk/", {"login": "a@contoh.id", "password": fresh}).status_code == 302
    )


def test_nobody_is_told_whether_an_address_has_an_account(client: Client) -> None:
    assert client.post("/akun/sandi/lupa/", {"email": "tidak@contoh.id"}).status_code == 302
    assert not mail.outbox


def test_own_data_is_changed_and_taken_along(client: Client) -> None:
    user = people.create_user(name="Warga", email="a@contoh.id", password=PASSWORD)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(
        "/akun/data/",
        {"name": "Warga Baru", "region": "35.73.02.1001", "language": "en", "mail": "daily"},
    )
    assert answer.status_code == 302
    taken = client.get("/akun/data/unduh/").json()
    assert taken["account"]["name"] == "Warga Baru"
    assert taken["account"]["language"] == "en"
    assert taken["account"]["kelurahan"].startswith("Kelurahan ")


def test_withdrawing_consent_closes_the_account(client: Client) -> None:
    client.post("/akun/daftar/", FORM | {"email": "a@contoh.id"})
    assert client.post("/akun/tutup/", {}).status_code == 200
    answer = client.post("/akun/tutup/", {"sure": "on"}, follow=True)
    assert answer.status_code == 200
    user = User.objects.get()
    assert not user.is_active
    assert user.consents.get().withdrawn_at is not None
    client.post("/akun/masuk/", {"login": "a@contoh.id", "password": PASSWORD})
    assert client.get("/akun/").status_code == 302


def test_an_officer_is_made_with_role_and_office() -> None:
    people.load_roles({"penjawab": ("Penjawab", frozenset({"voices.answer"}))})
    user = people.create_officer("P@contoh.id", PASSWORD, "penjawab", "DLH")
    viewer = people.viewer_of(user)
    assert (viewer.name, viewer.office) == ("DLH", "DLH")
    assert viewer.organisation_id == people.organisation("DLH").id
    assert viewer.may("voices.answer", organisation=viewer.organisation_id)


def test_history_holds_no_names() -> None:
    user = people.create_user(name="Nama Rahasia", email="rahasia@contoh.id")
    people.change_account(people.viewer_of(user), name="Nama Lain")
    told = repr([(e.facts, e.subject, e.actor) for e in events_of([user.urn])])
    assert "Rahasia" not in told
    assert "rahasia@" not in told


def test_a_contact_is_changed_with_the_password_alone(client: Client) -> None:
    people.create_user(name="Lain", phone="0812 0000 1111")
    user = people.create_user(name="Warga", email="a@contoh.id", password=PASSWORD)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    sent = {"email": "b@contoh.id", "phone": "0812 0000 2222", "password": PASSWORD}
    for wrong, says in (
        ({"password": "salah"}, "tidak cocok"),
        ({"email": "", "phone": ""}, "Isi surel atau nomor telepon"),
        ({"phone": "0812 0000 1111"}, "Sudah ada akun"),
    ):
        answer = client.post("/akun/kontak/", sent | wrong)
        assert answer.status_code == 200
        assert says in answer.content.decode()
    user.refresh_from_db()
    assert user.email == "a@contoh.id"
    assert client.post("/akun/kontak/", sent).status_code == 302
    client.post("/akun/keluar/")
    client.post("/akun/masuk/", {"login": "081200002222", "password": PASSWORD})
    assert client.get("/akun/").status_code == 200
