"""The office designs a programme from an activity of its plan, opens calls, schedules, and ends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.budgets import api as budgets
from sinergi.kernel import clock
from sinergi.kernel.errors import NotAllowed, Text
from sinergi.kernel.money import Rupiah
from sinergi.plans import api as plans
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.programmes import shown
from sinergi.portal.programmes.forms import (
    AnnounceForm,
    BatchForm,
    CallForm,
    DesignForm,
    EndForm,
    FundForm,
)
from sinergi.programmes import api as programmes
from sinergi.programmes.api import BatchPlan, Programme, StagePlan, Way

READ = ("GET", "HEAD")
_ACTIVITIES = 100


@page("programmes.edit", methods=READ)
def choose(request: PortalRequest) -> HttpResponse:
    """Which activity of the plan is to be delivered."""
    offices = request.viewer.offices(programmes.EDIT)
    found = plans.activities(request.viewer, size=_ACTIVITIES).items
    rows = [row for row in found if offices is None or row.line.renja.organisation_id in offices]
    return render(request, "programmes/choose.html", {"rows": rows})


@page("programmes.edit")
def design(request: PortalRequest, code: str) -> HttpResponse:
    """Design a programme from an activity."""
    activity = plans.activity(code, request.viewer)
    start = {"title": activity.name, "place": activity.place}
    form = DesignForm(request.POST or None, initial=start)

    def act(data: dict[str, Any]) -> Programme:
        count = data.pop("batches")
        capacity = data.pop("capacity")
        stages = [line.strip() for line in data.pop("stages").splitlines() if line.strip()]
        names = [_("Angkatan %(number)d") % {"number": n} for n in range(1, count + 1)]
        return programmes.design(
            by=request.viewer,
            activity=activity,
            stages=[StagePlan(stage) for stage in stages],
            batches=[BatchPlan(name, capacity, place=data["place"]) for name in names],
            **data,
        )

    answer = submit(
        request,
        form,
        act,
        then=lambda made: _manage(made),
        message=_("Program disiapkan. Berikutnya: biaya dan pendaftaran."),
        fields={"batches": "capacity"},
    )
    status = 422 if form.is_bound else 200
    context = {"form": form, "activity": activity}
    return answer or render(request, "programmes/design.html", context, status=status)


@page("programmes.edit", methods=READ)
def manage(request: PortalRequest, code: str) -> HttpResponse:
    """Everything the office does with a programme, with what is still missing first."""
    return show(request, _own(request, code))


@page("programmes.edit", methods=("POST",))
def fund(request: PortalRequest, code: str) -> HttpResponse:
    """Say which budget line pays."""
    row = _own(request, code)
    form = _fund_form(request, row, request.POST)
    return _sent(
        request,
        row,
        "fund_form",
        form,
        lambda data: programmes.fund(
            by=request.viewer,
            programme=row,
            line=budgets.budget_line(data["line"], request.viewer),
            amount=Rupiah(data["amount"]),
        ),
        _("Biaya tercatat."),
    )


@page("programmes.edit", methods=("POST",))
def announce(request: PortalRequest, code: str) -> HttpResponse:
    """Say at which forum it was announced."""
    row = _own(request, code)
    form = _announce_form(request, row, request.POST)
    return _sent(
        request,
        row,
        "announce_form",
        form,
        lambda data: programmes.announce(
            by=request.viewer,
            programme=row,
            forum=plans.forum(data["forum"], request.viewer),
        ),
        _("Forum tercatat."),
    )


@page("programmes.edit", methods=("POST",))
def add_batch(request: PortalRequest, code: str) -> HttpResponse:
    """One more intake."""
    row = _own(request, code)
    form = BatchForm(request.POST, prefix="angkatan")
    return _sent(
        request,
        row,
        "batch_form",
        form,
        lambda data: programmes.add_batch(
            by=request.viewer, programme=row, batch=BatchPlan(**data)
        ),
        _("Angkatan ditambahkan."),
    )


@page("programmes.edit", methods=("POST",))
def finish(request: PortalRequest, code: str) -> HttpResponse:
    """End the activity, or, after the mentoring, the programme."""
    row = _own(request, code)
    if row.activity_ended_on is not None:
        return press(
            request,
            lambda: programmes.finish(by=request.viewer, programme=row),
            then=_manage(row),
            message=_("Program ini selesai. Survei hasil tetap berjalan."),
        )
    form = EndForm(request.POST, prefix="akhir")
    return _sent(
        request,
        row,
        "end_form",
        form,
        lambda data: programmes.finish_activity(by=request.viewer, programme=row, on=data["on"]),
        _("Kegiatan berakhir. Pendampingan berlanjut, survei hasil dijadwalkan."),
    )


@page("programmes.edit")
def open_call(request: PortalRequest, code: str) -> HttpResponse:
    """Open a call: way, dates, seats."""
    row = _own(request, code)
    form = CallForm(
        request.POST or None,
        batches=list(row.batches.all()),
        initial={"consent": programmes.default_consent(row), "way": Way.FIRST_COME},
    )
    answer = submit(
        request,
        form,
        lambda data: programmes.open_call(
            by=request.viewer,
            programme=row,
            way=Way(data["way"]),
            rule=data["rule"],
            opens_at=data["opens_at"],
            closes_at=data["closes_at"],
            consent=data["consent"],
            quotas=form.quotas(),
        ),
        then=reverse("programmes:detail", args=[row.code]),
        message=_("Pendaftaran diumumkan. Yang mengikuti program ini dikabari."),
    )
    status = 422 if form.is_bound else 200
    context = {"form": form, "programme": row}
    return answer or render(request, "programmes/open_call.html", context, status=status)


def show(request: PortalRequest, row: Programme, **sent: forms.Form) -> HttpResponse:
    """The office's page; `sent` are forms shown again with what was wrong in them."""
    money = programmes.money_of([row])[row.pk]
    context: dict[str, Any] = {
        "programme": row,
        "tone": shown.tone(row.state),
        "state": shown.state(row),
        "money": money,
        "batches": row.batches.all(),
        "calls": programmes.calls_of(row, request.viewer),
        "meetings": programmes.meetings_of(row, request.viewer),
        "mentoring": programmes.mentoring_of(row, request.viewer),
        "funding": row.funding.select_related("line__plan_line"),
        "can_call": programmes.can_move(row.state, "open_call"),
        "can_end": programmes.can_move(row.state, "finish_activity"),
        "can_finish": row.state == "pendampingan",
        "fund_form": _fund_form(request, row),
        "announce_form": _announce_form(request, row),
        "batch_form": BatchForm(prefix="angkatan", initial={"place": row.place}),
        "end_form": EndForm(prefix="akhir", initial={"on": clock.today()}),
        "wrong": next(iter(sent.values()), None),
    }
    return render(request, "programmes/manage.html", context | sent, status=422 if sent else 200)


def _own(request: PortalRequest, code: str) -> Programme:
    row = programmes.programme_by_code(code, request.viewer)
    if not programmes.may_run(request.viewer, row):
        raise NotAllowed
    return row


def _fund_form(request: PortalRequest, row: Programme, data: Any = None) -> FundForm:
    found = budgets.lines_of([row.activity.line], request.viewer)
    lines = [line for some in found.values() for line in some if line.year == row.year]
    named = {
        line.code: " · ".join([line.code, line.fund.name if line.fund else "", str(line.pagu)])
        for line in lines
    }
    return FundForm(data, prefix="biaya", lines=named, initial={"amount": int(row.activity.amount)})


def _announce_form(request: PortalRequest, row: Programme, data: Any = None) -> AnnounceForm:
    found = plans.forums(request.viewer, organisation=row.organisation_id, size=30).items
    named = {
        one.code: _("Forum Renja %(year)d, %(day)s")
        % {"year": one.year, "day": f"{one.held_on:%d-%m-%Y}"}
        for one in found
    }
    return AnnounceForm(data, prefix="forum", forums=named)


def _sent(
    request: PortalRequest,
    row: Programme,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    message: Text,
) -> HttpResponse:
    answer = submit(request, form, act, then=_manage(row), message=message)
    return answer or show(request, row, **{name: form})


def _manage(row: Programme) -> str:
    return reverse("programmes:manage", args=[row.code])
