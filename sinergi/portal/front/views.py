"""What this city is doing now, and the way from a code to its row."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import clean_code
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.front import pulse
from sinergi.portal.links import url_of
from sinergi.thread import api as thread

READ = ("GET", "HEAD")


@page("public", methods=READ)
def home(request: PortalRequest) -> HttpResponse:
    """The front page."""
    return render(request, "front/home.html", pulse.of_the_city(request.viewer))


@page("public", methods=READ)
def track(request: PortalRequest) -> HttpResponse:
    """From a code to its row: redirect there, or say that there is none (404) and what a code looks like."""
    typed = request.GET.get("kode", "").strip()
    code = clean_code(typed)
    problem = ""
    if code:
        try:
            return redirect(url_of(thread.find(code, request.viewer), code))
        except NotFound:
            problem = _("Tidak ada baris dengan kode ini.")
    context = {"typed": typed, "problem": problem}
    return render(request, "front/track.html", context, status=404 if typed else 200)


@page("public", methods=READ)
def about(request: PortalRequest) -> HttpResponse:
    """What the thread is, stage by stage."""
    return render(request, "front/about.html")


@page("public", methods=READ)
def offline(request: PortalRequest) -> HttpResponse:
    """What the service worker keeps and shows when there is no network."""
    return render(request, "front/offline.html")


@page("public", methods=READ)
def service_worker(request: PortalRequest) -> HttpResponse:
    """The service worker, at the root so that it serves every page."""
    found = finders.find("build/sw.js") or str(Path(settings.STATIC_ROOT) / "build" / "sw.js")
    if not Path(found).is_file():
        raise Http404
    response = HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
