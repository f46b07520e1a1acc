"""Who may open a page: every view declares it with `@page(...)`, and a test holds that none forgets.

    @page("public")        everybody; the queries decide which rows are shown
    @page("signed-in")     anybody with an account
    @page("plans.edit")    somebody holding this permission anywhere; the action asks again, with scope

The wrapped view gets a `PortalRequest`: an HttpRequest whose `viewer` is who asks. Errors that people
are meant to read (`Refused`) and that no form caught become the sign-in page, or an error page with
the right status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from sinergi.kernel.errors import NotAllowed, Refused
from sinergi.people.api import SignInNeeded, Viewer, viewer_of

PUBLIC = "public"
SIGNED_IN = "signed-in"


class PortalRequest(HttpRequest):
    """The request a page gets: `viewer` is who asks."""

    viewer: Viewer


class Page(Protocol):
    """A view that declares who may open it."""

    permission: str

    def __call__(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def page(
    permission: str, *, methods: Iterable[str] = ("GET", "HEAD", "POST")
) -> Callable[[Callable[..., HttpResponseBase]], Page]:
    """Declare who may open a view, and which methods it answers (405 for others).

    Nobody signed in where an account is needed: redirect to the sign-in page, which comes back here.
    Signed in without the permission: the 403 page.
    """
    allowed = tuple(methods)

    def declare(view: Callable[..., HttpResponseBase]) -> Page:
        @wraps(view)
        def opened(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            request.viewer = viewer_of(request.user)
            if not _storable(request):
                return render(request, "400.html", status=400)
            try:
                _check(request.viewer, permission)
                response = view(request, *args, **kwargs)
            except SignInNeeded:
                return redirect_to_login(request.get_full_path())
            except Refused as refused:
                return refused_page(request, refused)
            return _private(response, request.viewer)

        opened.permission = permission  # type: ignore[attr-defined]
        return opened  # type: ignore[return-value]

    return declare


def refused_page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The error page for something refused: its own words under its own status."""
    status = refused.status
    name = f"{status}.html" if status in (403, 404) else "refused.html"
    return render(request, name, {"message": str(refused), "status": status}, status=status)


def _storable(request: HttpRequest) -> bool:
    """Whether what was typed can be looked up at all: no text of the database holds U+0000."""
    given = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    values = (value for data in given for _, each in data.lists() for value in each)
    return "\0" not in request.path and not any("\0" in value for value in values)


def _check(viewer: Viewer, permission: str) -> None:
    if permission == PUBLIC:
        return
    if viewer.user_id is None:
        raise SignInNeeded
    if permission != SIGNED_IN and not viewer.may_anywhere(permission):
        raise NotAllowed


def _private(response: HttpResponseBase, viewer: Viewer) -> HttpResponseBase:
    """A page made for one person is kept by no cache between us and them."""
    if viewer.user_id is not None and not response.has_header("Cache-Control"):
        add_never_cache_headers(response)
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response
