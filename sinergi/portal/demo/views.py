"""Become a person of the demo city, and move its day."""

from __future__ import annotations

from django.contrib.auth import authenticate, login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.demo import api as demo
from sinergi.kernel.errors import NotFound
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press


class NoSuchDay(NotFound):
    """No day of this name, or this is a real city."""


@page("public", methods=("GET", "HEAD"))
def city(request: PortalRequest) -> HttpResponse:
    """Who one can become, and the days of this city."""
    now = _require_demo()
    response = render(
        request,
        "demo/city.html",
        {"now": now, "days": demo.DAYS, "accounts": demo.ACCOUNTS, "password": demo.PASSWORD},
    )
    if now.stepping_to is not None:
        # The page asks again by itself until the step is done, also without JavaScript.
        response["Refresh"] = "2"
    return response


@page("public", methods=("POST",))
def enter(request: PortalRequest, key: str) -> HttpResponse:
    """Sign in as a demo person and go to the page their day begins with."""
    _require_demo()
    try:
        account = demo.account(key)
    except KeyError:
        raise NotFound from None
    user = authenticate(request, username=account.email, password=demo.PASSWORD)
    if user is None:
        # Somebody changed this person's password: the sign-in page says the rest.
        return redirect("account_login")
    login(request, user)
    return redirect(account.door)


@page("public", methods=("POST",))
def step(request: PortalRequest, day: str) -> HttpResponse:
    """Ask for the city's day to be moved forward; its page shows how far that is."""
    _require_demo()
    try:
        goal = demo.day(day)
    except KeyError:
        raise NoSuchDay from None
    return press(
        request,
        lambda: demo.ask_step(goal.key),
        then=f"{reverse('demo:city')}#hari",
        message=_("Kota berjalan ke hari itu: %(day)s. %(what)s")
        % {"day": goal.name, "what": goal.what},
    )


def _require_demo() -> demo.Now:
    now = demo.present()
    if now is None:
        raise NotFound
    return now
