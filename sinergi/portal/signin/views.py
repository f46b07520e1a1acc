"""Signing up makes the account and signs in at once; the rest are allauth's views, declared public."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth
from allauth.core import ratelimit
from django.contrib.auth import login
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.people.api import sign_up as make_account
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.errors import too_many
from sinergi.portal.forms import safe_next, submit
from sinergi.portal.signin.forms import SignUp

_BACKEND = "django.contrib.auth.backends.ModelBackend"

sign_in = page("public")(allauth.login)
sign_out = page("public")(allauth.logout)
inactive = page("public", methods=("GET", "HEAD"))(allauth.account_inactive)
forgotten = page("public")(allauth.password_reset)
forgotten_sent = page("public", methods=("GET", "HEAD"))(allauth.password_reset_done)
new_password = page("public")(allauth.password_reset_from_key)
new_password_done = page("public", methods=("GET", "HEAD"))(allauth.password_reset_from_key_done)
change_password = page("signed-in")(allauth.password_change)
set_password = page("signed-in")(allauth.password_set)
reauthenticate = page("signed-in")(allauth.reauthenticate)


@page("public")
def sign_up(request: PortalRequest) -> HttpResponseBase:
    """A new account; who already has one goes to their page. One address makes at most 20 in a minute."""
    goal = safe_next(request, reverse("account:home"))
    if request.viewer.user_id is not None:
        return redirect(goal)
    if request.method == "POST" and not ratelimit.consume(request, action="signup"):
        return too_many(request)
    form = SignUp(request.POST or None)

    def make(data: dict[str, Any]) -> None:
        user = make_account(**data)
        login(request, user, backend=_BACKEND)

    answer = submit(request, form, make, then=goal, message=_("Akun Anda sudah jadi."))
    return answer or render(request, "account/signup.html", {"form": form, "next": goal})
