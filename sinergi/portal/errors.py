"""Pages for what went wrong. The page for a broken server needs neither database nor context."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sinergi.portal.access import page


@page("public")
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: what the browser sent cannot be read."""
    return render(request, "400.html", status=400)


@page("public")
def forbidden(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    """403: the person asking lacks the right, or the form's token is too old."""
    return render(request, "403.html", {"stale": bool(reason)}, status=403)


@page("public", methods=("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
def missing(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: no such page or row, or the person asking may not know of it."""
    return render(request, "404.html", status=404)


@page("public")
def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many attempts from one place or for one account; later it goes on."""
    message = _("Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.")
    context = {"message": message, "status": HTTPStatus.TOO_MANY_REQUESTS}
    return render(request, "refused.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rendered without context processors, which may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
