"""Who may open a page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from sinergi.kernel.errors import NotFound, Refused
from sinergi.portal.access import PortalRequest, page
from tests.factories.people import officer_user, user


@page("public")
def open_to_all(request: PortalRequest) -> HttpResponse:
    return HttpResponse(request.viewer.name or "siapa pun")


@page("signed-in", methods=("GET",))
def with_account(request: PortalRequest) -> HttpResponse:
    return HttpResponse(request.viewer.name)


@page("plans.edit")
def for_planners(request: PortalRequest) -> HttpResponse:
    return HttpResponse("rencana")


def asked(person: object = None, path: str = "/x/?a=1") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = person or AnonymousUser()  # type: ignore[assignment]
    return request


def test_every_view_declares_its_permission() -> None:
    assert open_to_all.permission == "public"
    assert for_planners.permission == "plans.edit"


@pytest.mark.django_db
def test_public_pages_know_who_looks() -> None:
    assert open_to_all(asked()).content == b"siapa pun"
    assert open_to_all(asked(user("Sari"))).content == b"Sari"


@pytest.mark.django_db
def test_nobody_is_sent_to_sign_in_and_back() -> None:
    answer = with_account(asked())
    assert answer.status_code == 302
    assert "next=/x/%3Fa%3D1" in answer["Location"]
    assert with_account(asked(user("Sari"))).status_code == 200


@pytest.mark.usefixtures("city")
def test_a_permission_held_for_one_office_opens_the_page() -> None:
    assert for_planners(asked(user())).status_code == 403
    assert for_planners(asked(officer_user("plans.edit", office="Diskominfo"))).status_code == 200


@pytest.mark.django_db
def test_other_methods_are_refused() -> None:
    request = RequestFactory().post("/x/")
    request.user = AnonymousUser()
    assert with_account(request).status_code == 405


@pytest.mark.django_db
def test_what_an_action_refuses_becomes_a_page_under_its_status() -> None:
    @page("public")
    def lost(request: PortalRequest) -> HttpResponse:
        raise NotFound

    @page("public")
    def refused(request: PortalRequest) -> HttpResponse:
        raise Refused

    assert lost(asked()).status_code == 404
    answer = refused(asked())
    assert answer.status_code == 409
    assert "tidak dapat dipenuhi" in answer.content.decode()


@pytest.mark.django_db
def test_a_page_made_for_somebody_is_kept_by_no_cache() -> None:
    assert "no-store" in open_to_all(asked(user()))["Cache-Control"]
    assert "Cookie" in open_to_all(asked())["Vary"]
