"""Sending a form twice acts once; what is refused stands at its field; nothing typed is lost."""

from __future__ import annotations

import threading

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Refused
from sinergi.portal.forms import TOKEN, attempt, once, press, safe_next, submit
from sinergi.portal.models import SentForm
from sinergi.portal.tasks import forget_sent_forms


class Full(Refused):
    message = _("Kursi %(kind)s sudah habis.")


class Seat(forms.Form):
    kind = forms.CharField(label="Jenis")


def sent(token: str = "a", path: str = "/daftar/", **data: str) -> HttpRequest:
    request = RequestFactory().post(path, {TOKEN: token, **data})
    request.user = AnonymousUser()
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


@pytest.mark.django_db
def test_the_second_sending_leads_where_the_first_did() -> None:
    done: list[int] = []

    def act() -> str:
        done.append(1)
        return f"/tiket/{len(done)}/"

    assert once(sent(), act) == "/tiket/1/"
    assert once(sent(), act) == "/tiket/1/"
    assert once(sent("b"), act) == "/tiket/2/"
    assert once(sent(path="/lain/"), act) == "/tiket/3/"


@pytest.mark.django_db
def test_a_refused_sending_may_be_sent_again() -> None:
    def refuse() -> str:
        raise Full(kind="umum")

    with pytest.raises(Full):
        once(sent(), refuse)
    assert not SentForm.objects.exists()
    assert once(sent(), lambda: "/jadi/") == "/jadi/"


@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_the_same_moment_act_once() -> None:
    done: list[int] = []
    together = threading.Barrier(4)
    went: list[str] = []

    def act() -> str:
        done.append(1)
        return f"/tiket/{len(done)}/"

    def send() -> None:
        together.wait()
        try:
            went.append(once(sent(), act))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert went == ["/tiket/1/"] * 4


@pytest.mark.django_db
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed() -> None:
    form = Seat({"kind": "umum"})

    def refuse(data: dict[str, str]) -> str:
        raise Full(field="kind", kind=data["kind"])

    assert submit(sent(kind="umum"), form, refuse, then="/jadi/") is None
    assert form.errors["kind"] == ["Kursi umum sudah habis."]
    assert form["kind"].value() == "umum"


@pytest.mark.django_db
def test_a_refusal_of_an_unknown_field_stands_above_the_form() -> None:
    form = Seat({"kind": "umum"})

    def refuse() -> None:
        raise Full(field="quota", kind="umum")

    assert attempt(form, refuse) is None
    assert form.non_field_errors() == ["Kursi umum sudah habis."]
    again = Seat({"kind": "umum"})
    assert attempt(again, refuse, fields={"quota": "kind"}) is None
    assert "kind" in again.errors


@pytest.mark.django_db
def test_success_redirects_and_an_invalid_form_does_nothing() -> None:
    answer = submit(
        sent(kind="umum"),
        Seat({"kind": "umum"}),
        lambda data: data["kind"],
        then=lambda kind: f"/{kind}/",
    )
    assert answer is not None
    assert (answer.status_code, answer["Location"]) == (302, "/umum/")
    assert submit(sent(), Seat({}), lambda data: pytest.fail("not valid"), then="/") is None


@pytest.mark.django_db
def test_a_lone_button_says_why_it_was_refused() -> None:
    def refuse() -> None:
        raise Full(kind="umum")

    request = sent()
    answer = press(request, refuse, then="/jadi/", back="/kembali/")
    assert answer["Location"] == "/kembali/"
    assert [str(message) for message in request._messages] == ["Kursi umum sudah habis."]  # type: ignore[attr-defined]


def test_next_never_leads_outside() -> None:
    make = RequestFactory().get
    assert safe_next(make("/", {"next": "/suara/"})) == "/suara/"
    assert safe_next(make("/", {"next": "https://jahat.example/"})) == "/"
    assert safe_next(make("/", {"next": "//jahat.example/"}), "/akun/") == "/akun/"


@pytest.mark.django_db
def test_old_tokens_are_forgotten() -> None:
    with clock.travel(clock.wib(2024, 3, 1)):
        once(sent("lama"), lambda: "/a/")
    with clock.travel(clock.wib(2024, 3, 9)):
        once(sent("baru"), lambda: "/b/")
        forget_sent_forms()
        assert [row.led_to for row in SentForm.objects.all()] == ["/b/"]
