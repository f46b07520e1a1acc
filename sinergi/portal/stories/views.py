"""'Ikuti satu kisah': one thread walked in eight steps, in plain words, one screen each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sinergi.kernel.errors import NotFound
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.stories.tale import tale
from sinergi.thread import api as thread


@page("public", methods=("GET", "HEAD"))
def first(request: PortalRequest) -> HttpResponse:
    """The first step; a page that says so in a city where nothing happened yet."""
    return _shown(request, 1)


@page("public", methods=("GET", "HEAD"))
def step(request: PortalRequest, number: int) -> HttpResponse:
    """One of the eight steps. 404 for any other number."""
    return _shown(request, number)


def _shown(request: PortalRequest, number: int) -> HttpResponse:
    urn = thread.featured(request.viewer)
    if urn is None:
        return render(request, "stories/none.html", {})
    chapters = tale(thread.follow(urn, request.viewer, show=12))
    if not 1 <= number <= len(chapters):
        raise NotFound
    context = {
        "chapters": chapters,
        "chapter": chapters[number - 1],
        "before": chapters[number - 2] if number > 1 else None,
        "after": chapters[number] if number < len(chapters) else None,
    }
    return render(request, "stories/step.html", context)
