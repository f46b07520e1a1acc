"""Proposing from voices, and announcing when people may propose."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.people.api import Viewer, organisation
from sinergi.places.api import region
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.proposals.forms import OfficialForm, PhaseForm, ProposeForm
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Origin, Phase, PhaseKind, Proposal
from sinergi.voices import api as voices
from sinergi.voices.api import Voice

_CHOICES = 15


@page("signed-in")
def new(request: PortalRequest) -> HttpResponse:
    """Propose something for a plan year; `?suara=` (codes) are the voices it grows from.

    Officers who may enter proposals for others also choose where it comes from, at any time.
    """
    viewer = request.viewer
    official = viewer.may_anywhere("proposals.propose")
    years = _years(official=official)
    if not years:
        return render(request, "proposals/closed.html", {"coming": proposals.next_phase()})
    chosen = voices.chosen(viewer, request.GET.getlist("suara"))
    offered = _offered(request, viewer, chosen)
    kind = OfficialForm if official else ProposeForm
    form = kind(
        request.POST or None,
        years=years,
        voices=offered,
        initial={"voices": [voice.code for voice in chosen], "year": str(years[0])}
        | _begun(chosen),
    )
    answer = submit(
        request,
        form,
        lambda data: _propose(viewer, data),
        then=lambda proposal: reverse("proposals:detail", args=[proposal.code]),
        message=_("Usulan tercatat. Bagikan supaya warga lain bisa mendukung."),
    )
    if answer:
        return answer
    context = {
        "form": form,
        "official": official,
        "phases": proposals.open_phases(),
        "offered": offered,
        "chosen": chosen,
        "asked": request.GET.get("cari", ""),
    }
    status = 422 if form.is_bound else 200
    return render(request, "proposals/new.html", context, status=status)


def _years(*, official: bool) -> list[int]:
    """The plan years one may propose for: those of open phases, and for offices any near one."""
    years = {phase.year for phase in proposals.open_phases()}
    if official:
        this = clock.today().year
        years |= {this, this + 1, this + 2}
    return sorted(years)


def _offered(request: PortalRequest, viewer: Viewer, chosen: list[Voice]) -> list[Voice]:
    """Voices to choose from: those named, those sent, then alike ones or what was searched for."""
    sent = voices.chosen(viewer, request.POST.getlist("voices")) if request.method == "POST" else []
    asked = request.GET.get("cari", "").strip()
    if asked:
        more = voices.voices(viewer, q=asked, size=_CHOICES).items
    elif chosen:
        first = chosen[0]
        more = voices.similar(
            viewer,
            title=first.title,
            text=first.text,
            category=first.category_id,
            kelurahan=first.region_id or "",
            count=_CHOICES,
        )
    else:
        more = []
    public = [voice for voice in more if voice.is_public]
    return list({voice.code: voice for voice in [*chosen, *sent, *public]}.values())


def _begun(chosen: list[Voice]) -> dict[str, Any]:
    return {"title": chosen[0].title, "region": chosen[0].region_id or ""} if chosen else {}


def _propose(viewer: Viewer, data: dict[str, Any]) -> Proposal:
    chosen = voices.chosen(viewer, data["voices"])
    return proposals.propose(
        by=viewer,
        title=data["title"],
        text=data["text"],
        year=data["year"],
        voices=[voice.urn for voice in chosen],
        origin=Origin(data.get("origin") or Origin.WARGA),
        region=region(data["region"]) if data["region"] else None,
        organisation=organisation(data["organisation"]) if data["organisation"] else None,
        volume=data["volume"],
        unit=data["unit"],
        cost=data["cost"],
        on_behalf_of=data.get("on_behalf_of", ""),
    )


@page("proposals.phases")
def phases(request: PortalRequest) -> HttpResponse:
    """All phases, and a form to announce one."""
    form = PhaseForm(request.POST or None, initial={"year": clock.today().year + 1})

    def act(data: dict[str, Any]) -> Phase:
        opens_at, closes_at = form.times()
        return proposals.open_phase(
            by=request.viewer,
            name=data["name"],
            year=data["year"],
            kind=PhaseKind(data["kind"]),
            opens_at=opens_at,
            closes_at=closes_at,
        )

    answer = submit(
        request, form, act, then=reverse("proposals:phases"), message=_("Masa usulan diumumkan.")
    )
    if answer:
        return answer
    context = {"form": form, "phases": proposals.phases(), "now": clock.now()}
    status = 422 if form.is_bound else 200
    return render(request, "proposals/phases.html", context, status=status)
