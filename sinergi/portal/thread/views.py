"""The page of the whole chain: what became of a voice in one screen, then station by station."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.notices import api as notices
from sinergi.people.api import Page, signed_in
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press
from sinergi.portal.thread.shown import Shown
from sinergi.thread import api as thread


@page("public", methods=("GET", "HEAD"))
def detail(request: PortalRequest, name: str) -> HttpResponse:
    """The thread of a row, by its code or URN. 404 for rows the viewer may not know of."""
    urn = thread.resolve(name, request.viewer)
    chain = thread.follow(urn, request.viewer)
    following = request.viewer.user_id is not None and notices.is_following(request.viewer, urn)
    context = {"thread": chain, "shown": Shown(chain), "following": following}
    return render(request, "thread/detail.html", context)


@page("public", methods=("GET", "HEAD"))
def group(request: PortalRequest, name: str, kind: str) -> HttpResponse:
    """All rows of one kind in a thread, page by page: the forty voices behind a proposal."""
    viewer = request.viewer
    urn = thread.resolve(name, viewer)
    after = request.GET.get("after", "")
    cards, count, following = thread.group_page(urn, kind, viewer, after=after)
    context = {
        "start": thread.describe([urn], viewer)[urn],
        "cards": cards,
        "count": count,
        "kind": cards[0].kind if cards else "",
        "page": Page(cards, following),
    }
    return render(request, "thread/group.html", context)


@page("public", methods=("GET", "HEAD"))
def newest(request: PortalRequest) -> HttpResponse:
    """The newest steps of the city, whoever took them."""
    page_ = thread.timeline(request.viewer, before=request.GET.get("after", ""), size=30)
    return render(request, "thread/newest.html", {"page": page_})


@page("signed-in", methods=("POST",))
def follow(request: PortalRequest, name: str) -> HttpResponse:
    """Follow a row and what comes of it, or stop following."""
    viewer = request.viewer
    signed_in(viewer)
    urn = thread.resolve(name, viewer)
    stop = request.POST.get("berhenti") == "ya"
    return press(
        request,
        lambda: (notices.unfollow if stop else notices.follow_visible)(viewer, urn),
        then=reverse("thread:detail", args=[name]),
        message=_("Anda tidak mengikuti benang ini lagi.")
        if stop
        else _("Anda mengikuti benang ini. Setiap langkah baru kami kabarkan."),
    )
