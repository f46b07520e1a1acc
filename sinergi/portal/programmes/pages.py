"""The list of programmes, the page of one, and its timetable for calendars."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from sinergi.kernel import clock
from sinergi.outcomes import api as outcomes
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.links import url_of
from sinergi.portal.programmes import shown
from sinergi.portal.programmes.forms import FilterForm
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Meeting, Programme

READ = ("GET", "HEAD")


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """Open calls first, then every programme with filters."""
    form = FilterForm(request.GET or None, years=programmes.years(request.viewer))
    filters = form.filters() if form.is_bound else {}
    after = request.GET.get("after", "")
    found = programmes.programmes(request.viewer, **filters, after=after)
    first = not filters and not after
    return render(
        request,
        "programmes/list.html",
        {
            "form": form,
            "narrowed": bool(filters),
            "page": found,
            "rows": [(one, shown.tone(one.programme.state)) for one in found.items],
            "calls": programmes.open_calls(request.viewer, 6, soon=True) if first else [],
            "numbers": programmes.numbers() if first else None,
            "results": outcomes.numbers() if first else None,
            "may_design": request.viewer.may_anywhere(programmes.EDIT),
        },
    )


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """A programme: what, for whom, seats, how far people came, money, timetable, results and gaps."""
    viewer = request.viewer
    programme = programmes.programme_by_code(code, viewer)
    summary = outcomes.summary(programme, viewer)
    steps, unknown = shown.steps(summary)
    calls = [
        (view, programmes.my_application(view.call, viewer))
        for view in programmes.calls_of(programme, viewer)
    ]
    current = next((pair for pair in calls if not pair[0].is_over), None)
    return render(
        request,
        "programmes/detail.html",
        {
            "programme": programme,
            "tone": shown.tone(programme.state),
            "state": shown.state(programme),
            "reached": shown.reached(programme.urn, viewer),
            "summary": summary,
            "steps": steps,
            "unknown": unknown,
            "current": current[0] if current else None,
            "mine": current[1] if current else None,
            "past_calls": [pair[0] for pair in calls if pair[0].is_over],
            "stages": programme.stages.all(),
            "batches": programme.batches.all(),
            "meetings": programmes.meetings_of(programme, viewer),
            "funding": programme.funding.select_related("line__plan_line", "line__fund"),
            "may_run": programmes.may_run(viewer, programme),
            "may_enrol": programmes.may_enrol(viewer, programme),
            "now": clock.now(),
        },
    )


@page("public", methods=READ)
def calendar(request: PortalRequest, code: str) -> HttpResponse:
    """The meetings as iCalendar (RFC 5545): a moved meeting keeps its UID and rises in SEQUENCE."""
    programme = programmes.programme_by_code(code, request.viewer)
    feed = Calendar()
    feed.add("prodid", "-//Sinergi//ID")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", programme.title)
    for meeting in programmes.meetings_of(programme, request.viewer):
        feed.add_component(_event(request, programme, meeting))
    answer = HttpResponse(feed.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="program-{programme.code}.ics"'
    return answer


def _event(request: PortalRequest, programme: Programme, meeting: Meeting) -> Event:
    event = Event()
    mark = f"[{_('CONTOH')}] " if meeting.contoh else ""
    texts: dict[str, Any] = {
        "uid": f"{meeting.id}@sinergi",
        "summary": f"{mark}{programme.title}: {meeting.topic}",
        "description": meeting.batch.name,
        "location": meeting.room,
        "dtstart": meeting.starts_at,
        "dtend": meeting.ends_at,
        "dtstamp": meeting.cancelled_at or meeting.created_at,
        "sequence": meeting.sequence,
        "status": "CANCELLED" if meeting.cancelled_at else "CONFIRMED",
        "url": request.build_absolute_uri(url_of(programme.urn, programme.code)),
    }
    for name, value in texts.items():
        event.add(name, value)
    return event
