"""The office's page of a batch: who has a seat, who waits; desk entry and decree."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.programmes import shown
from sinergi.portal.programmes.applying import answers
from sinergi.portal.programmes.forms import DecreeForm, DeskForm
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Application, ApplicationState, Batch, CallView, Desk

_MOST = 200


@page("public", methods=("GET", "HEAD"))
def batch(request: PortalRequest, code: str) -> HttpResponse:
    """Seats and waiting list for the office; everybody else is led to the programme."""
    row = programmes.batch_by_code(code, request.viewer)
    if not programmes.may_enrol(request.viewer, row.programme):
        return redirect(reverse("programmes:detail", args=[row.programme.code]) + "#jadwal")
    state = request.GET.get("keadaan", "")
    found = programmes.applications(
        request.viewer, row, state=state, after=request.GET.get("after", "")
    )
    counts = Counter(row.applications.values_list("state", flat=True))
    return render(
        request,
        "programmes/batch.html",
        {
            "batch": row,
            "programme": row.programme,
            "page": found,
            "rows": [(one, shown.seat_tone(one)) for one in found.items],
            "states": [
                (value, label, counts[value])
                for value, label in ApplicationState.choices
                if counts[value]
            ],
            "state": state,
            "calls": _calls(request, row),
            "to_decree": [view for view in _calls(request, row) if _undecided(view, row)],
            "meetings": programmes.timetable(row, request.viewer),
            "attendance": programmes.attendance_of(row.programme),
        },
    )


@page("programmes.enrol")
def desk(request: PortalRequest, code: str) -> HttpResponse:
    """Enter somebody who has no phone or account."""
    row = programmes.batch_by_code(code, request.viewer)
    view = next((one for one in _calls(request, row) if one.is_open), None)
    context: dict[str, Any] = {"batch": row, "programme": row.programme, "view": view}
    if view is None:
        return render(request, "programmes/desk.html", context)
    form = DeskForm(request.POST or None, view=view, initial={"batch": str(row.pk)})

    def act(data: dict[str, Any]) -> Application:
        return programmes.apply(
            by=request.viewer,
            call=view.call,
            desk=Desk(data["desk_name"], data["desk_contact"]),
            **answers(view, data),
        )

    answer = submit(
        request,
        form,
        act,
        then=lambda made: reverse("programmes:application", args=[made.code]),
        message=_("Sudah tercatat."),
    )
    status = 422 if form.is_bound else 200
    return answer or render(
        request, "programmes/desk.html", context | {"form": form}, status=status
    )


@page("programmes.decree")
def decree(request: PortalRequest, code: str) -> HttpResponse:
    """Give seats by decree, in an order with reasons."""
    row = programmes.batch_by_code(code, request.viewer)
    view = next((one for one in _calls(request, row) if _undecided(one, row)), None)
    context: dict[str, Any] = {"batch": row, "programme": row.programme, "view": view}
    if view is None:
        return render(request, "programmes/decree.html", context)
    found = programmes.applications(
        request.viewer, row, state=ApplicationState.APPLIED, call=view.call, size=_MOST
    )
    form = DecreeForm(request.POST or None, applicants=found.items)
    answer = submit(
        request,
        form,
        lambda data: programmes.decree_seats(
            by=request.viewer,
            call=view.call,
            batch=row,
            number=data["number"],
            on=data["on"],
            order=form.order(),
            others_reason=data["others_reason"],
        ),
        then=reverse("programmes:batch", args=[row.code]),
        message=_("Peserta ditetapkan. Semua pendaftar dikabari dengan alasannya."),
    )
    status = 422 if form.is_bound else 200
    return answer or render(
        request, "programmes/decree.html", context | {"form": form}, status=status
    )


def _calls(request: PortalRequest, row: Batch) -> list[CallView]:
    views = programmes.calls_of(row.programme, request.viewer)
    return [view for view in views if any(offer.batch == row for offer in view.offers)]


def _undecided(view: CallView, row: Batch) -> bool:
    return not view.first_come and view.is_over and not view.call.decrees.filter(batch=row).exists()
