"""What programmes brought: the list, one programme, one wave."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import parse_urn
from sinergi.outcomes import api as outcomes
from sinergi.outcomes.api import Gap, Outcome, WaveResult
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.outcomes.forms import GapForm
from sinergi.portal.programmes import shown
from sinergi.programmes import api as programmes

READ = ("GET", "HEAD")
_SIZE = 10


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """The results of all programmes: answers beside response rates, gaps beside both."""
    found = programmes.programmes(request.viewer, after=request.GET.get("after", ""), size=_SIZE)
    summaries = outcomes.summaries([one.programme for one in found.items], request.viewer)
    return render(
        request,
        "outcomes/list.html",
        {"page": found, "summaries": summaries, "numbers": outcomes.numbers()},
    )


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """What one programme brought."""
    programme = programmes.programme_by_code(code, request.viewer)
    summary = outcomes.summary(programme, request.viewer)
    steps, unknown = shown.steps(summary)
    records = outcomes.may_see_all(request.viewer, programme)
    return render(
        request,
        "outcomes/detail.html",
        {
            "programme": programme,
            "reached": shown.reached(programme.urn, request.viewer),
            "summary": summary,
            "steps": steps,
            "unknown": unknown,
            "waves": [(wave, _statuses(wave)) for wave in summary.waves],
            "over_time": [
                (str(wave.survey.wave), wave.earning.people)
                for wave in summary.waves
                if wave.earning.people is not None
            ],
            "records": records,
            "may_state": request.viewer.may(outcomes.GAP, organisation=programme.organisation_id),
            "gap_form": GapForm(),
        },
    )


@page("public", methods=READ)
def survey(request: PortalRequest, code: str) -> HttpResponse:
    """One wave: participants are led to their questions, the office to its list, others to the results."""
    row = outcomes.survey_by_code(code, request.viewer)
    for invite in outcomes.my_invites(request.viewer):
        if invite.survey_id == row.pk:
            return redirect("outcomes:answer", token=invite.token)
    if not outcomes.may_see_all(request.viewer, row.programme):
        return redirect(reverse("outcomes:detail", args=[row.programme.code]) + "#survei")
    people = outcomes.asked(request.viewer, row)
    return render(
        request,
        "outcomes/survey.html",
        {
            "survey": row,
            "programme": row.programme,
            "silent": [one for one in people if one.outcome is None],
            "answered": [one for one in people if one.outcome is not None],
        },
    )


@page("public", methods=READ)
def outcome(request: PortalRequest, code: str) -> HttpResponse:
    """An answer has no page of its own: its wave shows it to those who may read it."""
    row = Outcome.objects.select_related("survey").get(pk=_id(request, code, "Outcome"))
    return redirect("outcomes:survey", code=row.survey.code)


@page("public", methods=READ)
def gap(request: PortalRequest, code: str) -> HttpResponse:
    """A gap stands on the page of its programme's results."""
    row = Gap.objects.select_related("programme").get(pk=_id(request, code, "Gap"))
    return redirect(reverse("outcomes:detail", args=[row.programme.code]) + "#tidak-ditemukan")


def _id(request: PortalRequest, code: str, kind: str) -> Any:
    found, key = parse_urn(outcomes.find(code, request.viewer))
    if found != kind:
        raise NotFound
    return key


def _statuses(wave: WaveResult) -> list[tuple[Any, int]]:
    rows: list[tuple[Any, int]] = [row for row in wave.statuses.rows if row[1]]
    if wave.statuses.rest and wave.statuses.known:
        rows.append((_("Lainnya, digabung"), wave.statuses.rest))
    return rows
