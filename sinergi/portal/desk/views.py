"""Pages of the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.notices.api import inbox, unread_count
from sinergi.places.api import (
    EDIT_CALENDAR,
    Holiday,
    add_holiday,
    holiday,
    holidays,
    remove_holiday,
)
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.desk.forms import HolidayForm
from sinergi.portal.desk.waiting import piles, waiting_for
from sinergi.portal.forms import press, submit
from sinergi.programmes import api as programmes

_SHOWN = 50
_YEARS = range(2019, 2028)


@page("signed-in", methods=("GET", "HEAD"))
def home(request: PortalRequest) -> HttpResponse:
    """What waits for me and what is late; `?tahap=` shows one stage, `?terlambat=1` only late things."""
    found = waiting_for(request.viewer)
    stage, late_only = request.GET.get("tahap", ""), request.GET.get("terlambat") == "1"
    shown = [
        one for one in found if (not stage or one.stage == stage) and (one.late or not late_only)
    ]
    today = clock.today()
    return render(
        request,
        "desk/home.html",
        {
            "piles": piles(found),
            "stage": stage,
            "late_only": late_only,
            "total": len(found),
            "late_total": sum(one.late for one in found),
            "soon_total": sum(1 for one in found if one.due and 0 <= (one.due - today).days <= 3),
            "rows": shown[:_SHOWN],
            "hidden": max(len(shown) - _SHOWN, 0),
            "unread": unread_count(request.viewer),
            "news": inbox(request.viewer, size=5).items,
            "teaches": request.viewer.may_anywhere(programmes.TEACH),
            "mentors": request.viewer.may_anywhere(programmes.MENTOR),
            "may_edit_calendar": request.viewer.may(EDIT_CALENDAR),
            "officer": request.viewer.is_officer or request.viewer.everything,
        },
    )


@page(EDIT_CALENDAR)
def calendar(request: PortalRequest) -> HttpResponse:
    """The days off of one year (`?tahun=`), and a form to add one."""
    year = _year(request)
    form = HolidayForm(request.POST or None)

    def add(data: dict[str, Any]) -> Holiday:
        return add_holiday(request.viewer, **data)

    answer = submit(
        request,
        form,
        add,
        then=lambda row: f"{reverse('desk:calendar')}?tahun={row.day.year}",
        message=_("Hari libur tercatat."),
    )
    context = {"form": form, "year": year, "years": _YEARS, "days": holidays(year)}
    return answer or render(request, "desk/calendar.html", context)


@page(EDIT_CALENDAR, methods=("POST",))
def remove_day(request: PortalRequest, holiday_id: UUID) -> HttpResponse:
    """Take a day off out of the calendar."""
    row = holiday(holiday_id)
    return press(
        request,
        lambda: remove_holiday(request.viewer, row),
        then=f"{reverse('desk:calendar')}?tahun={row.day.year}",
        message=_("Hari itu kembali menjadi hari kerja."),
    )


def _year(request: PortalRequest) -> int:
    typed = request.GET.get("tahun", "")
    return int(typed) if typed.isdigit() and int(typed) in _YEARS else clock.today().year
