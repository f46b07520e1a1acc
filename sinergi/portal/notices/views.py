"""The inbox."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sinergi.notices.api import inbox, mark_read, notice, unread_count
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press
from sinergi.portal.links import url_of


@page("signed-in", methods=("GET", "HEAD"))
def show(request: PortalRequest) -> HttpResponse:
    """One's notices, newest first."""
    rows = inbox(request.viewer, request.GET.get("after", ""))
    return render(
        request, "notices/inbox.html", {"page": rows, "unread": unread_count(request.viewer)}
    )


@page("signed-in", methods=("POST",))
def read_all(request: PortalRequest) -> HttpResponse:
    """Mark all as read."""
    return press(request, lambda: mark_read(request.viewer), then=reverse("notices:inbox"))


@page("signed-in", methods=("GET", "HEAD"))
def go(request: PortalRequest, notice_id: UUID) -> HttpResponse:
    """Open what a notice is about, and mark it as read."""
    one = notice(request.viewer, notice_id)
    mark_read(request.viewer, one.id)
    return redirect(url_of(one.subject))
