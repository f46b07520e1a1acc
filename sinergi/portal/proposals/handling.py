"""What people do with a proposal on its page: support, tie voices, answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import signed_in
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.proposals.forms import AnswerForm
from sinergi.portal.proposals.pages import show, voices_form
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Decision, Proposal, Reason
from sinergi.voices import api as voices

SEND = ("POST",)


def _home(proposal: Proposal) -> str:
    return reverse("proposals:detail", args=[proposal.code])


@page("signed-in", methods=SEND)
def support(request: PortalRequest, code: str) -> HttpResponse:
    """Support it."""
    signed_in(request.viewer)
    proposal = proposals.proposal_by_code(code, request.viewer)
    return press(
        request,
        lambda: proposals.support(by=request.viewer, proposal=proposal.urn),
        then=_home(proposal),
        message=_("Dukungan Anda tercatat. Jawabannya kami kabarkan."),
    )


@page("signed-in", methods=SEND)
def unsupport(request: PortalRequest, code: str) -> HttpResponse:
    """Take support back."""
    proposal = proposals.proposal_by_code(code, request.viewer)
    return press(
        request,
        lambda: proposals.unsupport(by=request.viewer, proposal=proposal.urn),
        then=_home(proposal),
        message=_("Dukungan Anda ditarik."),
    )


@page("signed-in", methods=SEND)
def add_voices(request: PortalRequest, code: str) -> HttpResponse:
    """Tie voices that say the same."""
    viewer = request.viewer
    proposal = proposals.proposal_by_code(code, viewer)
    form = voices_form(proposal, viewer, request.POST)

    def act(data: dict[str, Any]) -> Proposal:
        chosen = voices.chosen(viewer, data["voices"])
        return proposals.add_voices(
            by=viewer, proposal=proposal.urn, voices=[voice.urn for voice in chosen]
        )

    answer = submit(request, form, act, then=_home(proposal), message=_("Suara digabungkan."))
    return answer or show(request, proposal, voices_form=form)


@page("proposals.answer", methods=SEND)
def answer(request: PortalRequest, code: str) -> HttpResponse:
    """The office accepts, defers or refuses."""
    proposal = proposals.proposal_by_code(code, request.viewer)
    form = AnswerForm(request.POST, prefix="jawab")

    def act(data: dict[str, Any]) -> Proposal:
        return proposals.answer(
            by=request.viewer,
            proposal=proposal.urn,
            decision=Decision(data["decision"]),
            reason_code=Reason(data["reason"]),
            reason=data["reason_text"],
        )

    done = submit(request, form, act, then=_home(proposal), message=_("Jawaban terkirim."))
    return done or show(request, proposal, answer_form=form)
