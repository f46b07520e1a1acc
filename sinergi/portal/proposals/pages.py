"""The list of proposals and the page of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from sinergi.people.api import Viewer
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.proposals.forms import AnswerForm, FilterForm, VoicesForm
from sinergi.portal.voices.forms import used
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Proposal, State
from sinergi.thread import api as thread
from sinergi.voices import api as voices

READ = ("GET", "HEAD")
_TONES = {
    State.DIAJUKAN: "wait",
    State.DITERIMA: "done",
    State.DITUNDA: "info",
    State.DITOLAK: "plain",
}


def tone(proposal: Proposal) -> str:
    """The tone of a proposal's state."""
    return "late" if proposal.is_late else _TONES[State(proposal.state)]


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """Proposals with filters, the phases that are open, and where they are about."""
    form = FilterForm(request.GET or None)
    filters = form.filters() if form.is_bound else {}
    mine = request.GET.get("milik") == "saya" and request.viewer.user_id is not None
    found = proposals.proposals(
        request.viewer, **filters, mine=mine, after=request.GET.get("after", "")
    )
    context = {
        "form": form,
        "narrowed": bool(filters) or mine,
        "mine": mine,
        "used": used(form),
        "page": found,
        "rows": [(proposal, tone(proposal)) for proposal in found.items],
        "numbers": proposals.numbers(),
        "counts": proposals.by_kelurahan(),
        "phases": proposals.open_phases(),
        "coming": proposals.next_phase(),
        "may_open": request.viewer.may("proposals.phases"),
        "may_enter": request.viewer.may_anywhere("proposals.propose"),
    }
    return render(request, "proposals/list.html", context)


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """A proposal: its state and answer, the voices below it, support."""
    return show(request, proposals.proposal_by_code(code, request.viewer))


def show(request: PortalRequest, proposal: Proposal, **sent: forms.Form) -> HttpResponse:
    """The page of a proposal; `sent` are forms that must be shown again with what was wrong in them."""
    viewer = request.viewer
    chain = thread.follow(proposal.urn, viewer)
    below = proposals.voices_of(proposal, viewer)
    context: dict[str, Any] = {
        "proposal": proposal,
        "tone": tone(proposal),
        "voices": below,
        "supports_it": proposals.supports_it(proposal, viewer),
        "reached": [station.stage for station in chain.stations if station.reached],
        "wrong": next(iter(sent.values()), None),
    }
    if proposal.is_open and may_merge(proposal, viewer):
        context["voices_form"] = voices_form(proposal, viewer)
    if proposal.is_open and _may(proposal, viewer, "proposals.answer"):
        context["answer_form"] = AnswerForm(prefix="jawab")
    context |= sent
    return render(request, "proposals/detail.html", context, status=422 if sent else 200)


def may_merge(proposal: Proposal, viewer: Viewer) -> bool:
    """Whether the viewer may tie voices to it: who proposed it, or its office."""
    own = viewer.user_id is not None and proposal.proposer_id == viewer.user_id
    return own or _may(proposal, viewer, "proposals.merge")


def voices_form(proposal: Proposal, viewer: Viewer, data: Any = None) -> VoicesForm:
    """The voices that look alike and are not tied yet, to choose from."""
    tied = {voice.code for voice in proposals.voices_of(proposal, viewer, limit=200)}
    alike = voices.similar(
        viewer,
        title=proposal.title,
        text=proposal.text,
        kelurahan=proposal.region_id or "",
        count=30,
    )
    choices = [voice for voice in alike if voice.code not in tied][:12]
    return VoicesForm(data, voices=choices, prefix="gabung")


def _may(proposal: Proposal, viewer: Viewer, permission: str) -> bool:
    return viewer.may(permission, organisation=proposal.organisation_id, region=proposal.region_id)
