"""Sending a form: nothing typed is lost, a refusal stands at its field, and pressing twice acts once.

A view of a form reads:

    form = ReportForm(request.POST or None, request.FILES or None)
    if answer := submit(request, form, lambda data: voices.report(by=request.viewer, **data), then=page_of):
        return answer
    return render(request, "voices/report.html", {"form": form})

A lone button (support, follow, seat) has no fields to mend: `press`. Every form that is sent by POST
holds `{% form_token %}`: the CSRF token and the token that `once` knows it by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from sinergi.kernel.errors import Refused, Text
from sinergi.portal.models import SentForm

T = TypeVar("T")
TOKEN = "_once"  # noqa: S105 - the name of a form field, not a secret


class Done(Generic[T]):
    """What an attempt gave; always true, so that a value that is empty is not taken for a refusal."""

    def __init__(self, value: T) -> None:
        self.value = value


def attempt(
    form: forms.Form,
    fn: Callable[..., T],
    *args: Any,
    fields: dict[str, str] | None = None,
    **kwargs: Any,
) -> Done[T] | None:
    """Do `fn(*args, **kwargs)` if the form is sent and valid; put what was refused at its field.

    `fields` maps the names an action knows to the names of this form. Returns None when the form must be
    shown again. The action's own transaction has rolled back by then.
    """
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            return Done(fn(*args, **kwargs))
    except Refused as refused:
        name = (fields or {}).get(refused.field, refused.field)
        form.add_error(name if name in form.fields else None, str(refused))
        return None


def once(request: HttpRequest, fn: Callable[[], str]) -> str:
    """Do `fn` and return the address it leads to; a second sending of the same form only returns it.

    The token's row is written first, in the transaction of the action: a second request of the same form
    waits for the first on the row's key and then reads where it led. Without a token, `fn` is just done.
    """
    key = _key(request)
    if key is None:
        return fn()
    with transaction.atomic():
        sent, fresh = SentForm.objects.get_or_create(key=key)
        if fresh:
            sent.led_to = fn()
            sent.save(update_fields=["led_to"])
    return sent.led_to


def submit(
    request: HttpRequest,
    form: forms.Form,
    fn: Callable[[dict[str, Any]], T],
    *,
    then: Callable[[T], str] | str,
    message: Text = "",
    fields: dict[str, str] | None = None,
) -> HttpResponse | None:
    """Send a form: on success redirect to `then` (an address, or made from the result) and say `message`.

    None: show the form (not sent yet, not valid, or refused).
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        goal = once(request, lambda: _goal(then, fn(form.cleaned_data)))
    except Refused as refused:
        name = (fields or {}).get(refused.field, refused.field)
        form.add_error(name if name in form.fields else None, str(refused))
        return None
    if message:
        messages.success(request, str(message))
    return redirect(goal)


def press(
    request: HttpRequest,
    fn: Callable[[], T],
    *,
    then: Callable[[T], str] | str,
    back: str = "",
    message: Text = "",
) -> HttpResponse:
    """Do what a lone button asks and redirect; what was refused is said on the page `back` (or `then`)."""
    try:
        goal = once(request, lambda: _goal(then, fn()))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(back or (then if isinstance(then, str) else "/"))
    if message:
        messages.success(request, str(message))
    return redirect(goal)


def safe_next(request: HttpRequest, default: str = "/") -> str:
    """The `next` address of a request when it leads to this site, else `default`."""
    goal = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        goal, {request.get_host()}, require_https=request.is_secure()
    ):
        return goal
    return default


def _goal(then: Callable[[T], str] | str, result: T) -> str:
    return then if isinstance(then, str) else then(result)


def _key(request: HttpRequest) -> str | None:
    token = request.POST.get(TOKEN, "")
    if not token:
        return None
    user = getattr(request, "user", None)
    sender = str(user.pk) if user is not None and user.is_authenticated else "-"
    return hashlib.sha256(f"{sender}|{request.path}|{token}".encode()).hexdigest()
