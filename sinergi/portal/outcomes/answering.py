"""The five questions: by link without signing in, by phone for the office; and what was not found."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.kernel.errors import NotAllowed
from sinergi.outcomes import api as outcomes
from sinergi.outcomes.api import Aspect
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.outcomes.forms import AnswerForm, GapForm, earlier
from sinergi.programmes import api as programmes


@page("public")
def answer(request: PortalRequest, token: str) -> HttpResponse:
    """The questions of one person's link; answering again corrects the answer."""
    invite = outcomes.invite_by_token(token)
    before = outcomes.outcome_of(invite.survey, invite.application)
    form = AnswerForm(request.POST or None, initial=earlier(before))
    done = reverse("outcomes:answer", args=[token]) + "?terima-kasih=1"
    sent = submit(
        request,
        form,
        lambda data: outcomes.answer_by_token(token=token, answers=form.answers()),
        then=done,
    )
    if sent:
        return sent
    response = render(
        request,
        "outcomes/answer.html",
        {
            "invite": invite,
            "programme": invite.survey.programme,
            "form": form,
            "before": before,
            "thanked": bool(request.GET.get("terima-kasih")) and before is not None,
            "open_now": invite.survey.due_at <= clock.now(),
        },
        status=422 if form.is_bound else 200,
    )
    response["Referrer-Policy"] = "same-origin"  # no-referrer would send forms with `Origin: null`
    response["X-Robots-Tag"] = "noindex"
    return response


@page("outcomes.record")
def phone(request: PortalRequest, code: str, person: str) -> HttpResponse:
    """The office writes down what somebody answered on the phone."""
    row = outcomes.survey_by_code(code, request.viewer)
    people = {one.application.code: one for one in outcomes.asked(request.viewer, row)}
    asked = people.get(person.upper())
    if asked is None:
        raise outcomes.NotAsked
    form = AnswerForm(request.POST or None, initial=earlier(asked.outcome))
    sent = submit(
        request,
        form,
        lambda data: outcomes.record_outcome(
            by=request.viewer,
            survey=row,
            application=asked.application,
            answers=form.answers(),
        ),
        then=reverse("outcomes:survey", args=[row.code]),
        message=_("Jawaban tersimpan."),
    )
    context = {"survey": row, "asked": asked, "form": form, "programme": row.programme}
    status = 422 if form.is_bound else 200
    return sent or render(request, "outcomes/phone.html", context, status=status)


@page("outcomes.gap")
def state_gap(request: PortalRequest, code: str) -> HttpResponse:
    """Say that something was searched and not found."""
    programme = programmes.programme_by_code(code, request.viewer)
    if not request.viewer.may(outcomes.GAP, organisation=programme.organisation_id):
        raise NotAllowed
    form = GapForm(request.POST or None, initial={"searched_on": clock.today()})
    sent = submit(
        request,
        form,
        lambda data: outcomes.state_gap(
            by=request.viewer,
            programme=programme,
            aspect=Aspect(data["aspect"]),
            text=data["text"],
            searched_on=data["searched_on"],
            source=data["source"],
        ),
        then=reverse("outcomes:detail", args=[programme.code]) + "#tidak-ditemukan",
        message=_("Tercatat sebagai tidak ditemukan."),
    )
    status = 422 if form.is_bound else 200
    context = {"programme": programme, "form": form}
    return sent or render(request, "outcomes/state_gap.html", context, status=status)


@page("outcomes.record", methods=("POST",))
def open_surveys(request: PortalRequest, code: str) -> HttpResponse:
    """Plan the waves by hand, where no job did."""
    programme = programmes.programme_by_code(code, request.viewer)
    return press(
        request,
        lambda: outcomes.open_surveys(by=request.viewer, programme=programme),
        then=reverse("outcomes:detail", args=[programme.code]),
        message=_("Survei direncanakan."),
    )
