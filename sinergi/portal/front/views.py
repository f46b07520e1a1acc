"""What this city is doing now, and the way from a code to its row."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sinergi.kernel.ids import clean_code
from sinergi.ledger.api import locate
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.links import url_of


@page("public", methods=("GET", "HEAD"))
def home(request: PortalRequest) -> HttpResponse:
    """The front page."""
    return render(request, "front/home.html", {})


@page("public", methods=("GET", "HEAD"))
def track(request: PortalRequest) -> HttpResponse:
    """From a code to its row: redirect there, or say that there is none (404) and what a code looks like."""
    typed = request.GET.get("kode", "").strip()
    code = clean_code(typed)
    urn = locate(code) if code else None
    if urn is not None:
        return redirect(url_of(urn, code))
    problem = _("Tidak ada baris dengan kode ini.") if typed else ""
    context = {"typed": typed, "problem": problem}
    return render(request, "front/track.html", context, status=404 if typed else 200)
