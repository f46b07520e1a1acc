"""Apply, see what became of it, and give it up. One short page; pressing twice applies once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.outcomes import api as outcomes
from sinergi.people.api import Viewer, user
from sinergi.places.api import Region, region
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.programmes import shown
from sinergi.portal.programmes.forms import ApplyForm, WithdrawForm
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Application, CallView, Kind

READ = ("GET", "HEAD")


@page("public", methods=READ)
def call(request: PortalRequest, code: str) -> HttpResponse:
    """What a call asks and promises, before one applies."""
    found = programmes.call_by_code(code, request.viewer)
    return render(
        request,
        "programmes/call.html",
        {
            "view": programmes.call_view(found, request.viewer),
            "programme": found.programme,
            "mine": programmes.my_application(found, request.viewer),
        },
    )


@page("signed-in")
def apply(request: PortalRequest, code: str) -> HttpResponse:
    """The form of an application."""
    found = programmes.call_by_code(code, request.viewer)
    earlier = programmes.my_application(found, request.viewer)
    if earlier is not None:
        return redirect(_page_of(earlier))
    view = programmes.call_view(found, request.viewer)
    if not view.is_open and request.method != "POST":
        return redirect("programmes:call", code=found.code)
    form = ApplyForm(request.POST or None, view=view, initial=_known(request.viewer))

    def act(data: dict[str, Any]) -> Application:
        return programmes.apply(by=request.viewer, call=found, **answers(view, data))

    answer = submit(request, form, act, then=_page_of)
    if answer:
        return answer
    context = {"form": form, "view": view, "programme": found.programme}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/apply.html", context, status=status)


@page("signed-in", methods=READ)
def mine(request: PortalRequest) -> HttpResponse:
    """The viewer's applications, and surveys that wait for their answer."""
    return render(
        request,
        "programmes/mine.html",
        {
            "rows": [
                (one, shown.seat_tone(one.application)) for one in programmes.mine(request.viewer)
            ],
            "surveys": outcomes.my_invites(request.viewer),
            "teaches": bool(programmes.teaching(request.viewer)),
            "mentors": bool(programmes.mentees(request.viewer)),
        },
    )


@page("signed-in", methods=READ)
def application(request: PortalRequest, code: str) -> HttpResponse:
    """One application, for the person and the office."""
    return show(request, programmes.application_by_code(code, request.viewer), WithdrawForm())


@page("signed-in", methods=("POST",))
def withdraw(request: PortalRequest, code: str) -> HttpResponse:
    """Give up a seat or a place in the queue."""
    row = programmes.application_by_code(code, request.viewer)
    form = WithdrawForm(request.POST)
    answer = submit(
        request,
        form,
        lambda data: programmes.withdraw(by=request.viewer, application=row, reason=data["reason"]),
        then=_page_of,
        message=_("Sudah dicatat. Kursinya diberikan kepada yang menunggu."),
    )
    return answer or show(request, row, form)


def show(request: PortalRequest, row: Application, form: WithdrawForm) -> HttpResponse:
    """The page of one application."""
    programme = row.batch.programme
    own = row.user_id is not None and row.user_id == request.viewer.user_id
    return render(
        request,
        "programmes/application.html",
        {
            "row": row,
            "programme": programme,
            "tone": shown.seat_tone(row),
            "own": own,
            "queue": programmes.place_in_queue(row),
            "attended": programmes.attendance_of(programme).get(row.pk),
            "meetings": programmes.timetable(row.batch, request.viewer),
            "mentoring": row.mentoring.order_by("started_at"),
            "form": form,
            "may_leave": row.state in ("seated", "waiting", "applied")
            and programmes.can_move(programme.state, "withdraw"),
            "may_mentor": row.state == "seated" and programmes.may_run(request.viewer, programme),
            "surveys": outcomes.my_invites(request.viewer) if own else [],
        },
        status=422 if form.is_bound else 200,
    )


def answers(view: CallView, data: dict[str, Any]) -> dict[str, Any]:
    """The cleaned answers of a form as `apply` takes them."""
    batches = {str(batch.pk): batch for batch in view.batches}
    return {
        "batch": batches[data["batch"]],
        "kind": Kind(data["kind"]),
        "region": _region(data["region"]),
        "motivation": data["motivation"],
        "channel": data["channel"],
        "consented": data["consented"],
    }


def _region(code: str) -> Region | None:
    return region(code) if code else None


def _known(viewer: Viewer) -> dict[str, str]:
    """What the account already says is not asked again."""
    account = user(viewer.user_id) if viewer.user_id else None
    return {"region": account.region_id or ""} if account is not None else {}


def _page_of(row: Application) -> str:
    return reverse("programmes:application", args=[row.code])
