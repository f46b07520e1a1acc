"""The forum: its agenda and decisions for everybody, its forms for those who hold it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.notices.api import is_following
from sinergi.people.api import organisation
from sinergi.plans import api as plans
from sinergi.plans.api import AgendaItem, Forum
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.plans import shown
from sinergi.portal.plans.forms import CloseForm, DecideForm, OpenForumForm, SearchForm
from sinergi.proposals import api as proposals

READ = ("GET", "HEAD")
SEND = ("POST",)


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """All forums, newest first."""
    found = plans.forums(request.viewer, after=request.GET.get("after", ""))
    context = {
        "page": found,
        "may_open": request.viewer.may_anywhere(plans.OPEN_FORUM),
    }
    return render(request, "plans/forums.html", context)


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """A forum with its agenda, decisions and reasons."""
    return _show(request, plans.forum(code, request.viewer))


def _show(
    request: PortalRequest, held: Forum, sent: tuple[AgendaItem, forms.Form] | None = None
) -> HttpResponse:
    viewer = request.viewer
    deciding = shown.can_change(held, viewer, plans.DECIDE)
    items = plans.agenda(held)
    plan = plans.renja_list(viewer, year=held.year, organisation=held.organisation_id).items
    context = {
        "forum": held,
        "rows": [_row(item, deciding, sent) for item in items],
        "counts": _counts(items),
        "plan": next((row for row in plan if row.contoh == held.contoh), None),
        "deciding": deciding,
        "holding": shown.can_change(held, viewer, plans.OPEN_FORUM),
        "undecided": sum(1 for item in items if not item.decision),
        "wrong": sent[1] if sent else None,
        "following": viewer.user_id is not None and is_following(viewer, held.urn),
        "reached": shown.chain_of(
            held.urn, viewer, [row.proposal.urn for row in items if row.proposal]
        ).reached,
    }
    return render(request, "plans/forum.html", context, status=422 if sent else 200)


def _row(
    item: AgendaItem, deciding: bool, sent: tuple[AgendaItem, forms.Form] | None
) -> dict[str, Any]:
    """An agenda item with its tone and, for those who decide, its form."""
    form: forms.Form | None = None
    if deciding:
        again = sent is not None and sent[0].pk == item.pk
        initial = {
            "decision": item.decision,
            "reason": item.reason,
            "changes": item.changes,
        }
        form = sent[1] if again and sent else DecideForm(initial=initial, prefix=item.code)
    matter = item.activity or item.proposal
    return {
        "item": item,
        "matter": matter,
        "title": item.activity.name
        if item.activity
        else item.proposal.title
        if item.proposal
        else "",
        "tone": shown.decision_tone(item.decision),
        "form": form,
        "open": sent is not None and sent[0].pk == item.pk,
    }


def _counts(items: list[AgendaItem]) -> list[tuple[str, int]]:
    """How many matters got each decision, for a chart."""
    labels = dict(plans.Decision.choices)
    return [
        (str(label), sum(1 for item in items if item.decision == decision))
        for decision, label in labels.items()
    ]


@page("public", methods=READ)
def item(request: PortalRequest, code: str) -> HttpResponse:
    """An agenda item stands on its forum's page."""
    found = plans.item(code, request.viewer)
    return redirect(f"{reverse('plans:forum', args=[found.forum.code])}#acara-{found.position}")


@page("public", methods=READ)
def minutes(request: PortalRequest, code: str) -> HttpResponse:
    """The berita acara as PDF; a draft while the forum is open."""
    held = plans.forum(code, request.viewer)
    content = plans.minutes_pdf(held.code, request.viewer)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"berita-acara-{held.organisation.short}-{held.year}-{held.code}.pdf".replace(" ", "-")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


# ---- Officers ------------------------------------------------------------------------------------


@page(plans.OPEN_FORUM)
def open_new(request: PortalRequest) -> HttpResponse:
    """Open a forum of one's own office."""
    form = OpenForumForm(
        request.POST or None,
        offices=shown.offices_for(request.viewer, plans.OPEN_FORUM),
        initial={"year": clock.today().year + 1, "office": request.viewer.office},
    )

    def act(data: dict[str, Any]) -> Forum:
        office = organisation(data.pop("office"))
        return plans.open_forum(by=request.viewer, organisation=office, **data)

    answer = submit(
        request,
        form,
        act,
        then=lambda row: reverse("plans:forum", args=[row.code]),
        message=_("Forum dibuka. Susun agendanya."),
    )
    status = 422 if form.errors else 200
    return answer or render(request, "plans/open_forum.html", {"form": form}, status=status)


@page(plans.OPEN_FORUM)
def agenda(request: PortalRequest, code: str) -> HttpResponse:
    """Put activities of the plan and proposals on the agenda."""
    held = plans.forum(code, request.viewer)
    if request.method == "POST":
        return _put(request, held)
    words, everywhere = request.GET.get("q", ""), request.GET.get("semua") == "1"
    found = proposals.proposals(
        request.viewer,
        q=words,
        year=held.year,
        organisation="" if everywhere else held.organisation.short,
        after=request.GET.get("after", ""),
    )
    there = {row.proposal_id for row in plans.agenda(held)}
    context = {
        "form": SearchForm({"q": words} if words else None),
        "forum": held,
        "everywhere": everywhere,
        "works": plans.matters_for(held),
        "page": found,
        "rows": [(row, row.pk in there) for row in found.items],
    }
    return render(request, "plans/agenda.html", context)


def _put(request: PortalRequest, held: Forum) -> HttpResponse:
    work, wish = request.POST.get("activity", ""), request.POST.get("proposal", "")

    def act() -> AgendaItem:
        viewer = request.viewer
        return plans.put_on_agenda(
            by=viewer,
            forum=held,
            activity=plans.activity(work, viewer) if work else None,
            proposal=proposals.proposal_by_code(wish, viewer) if wish else None,
        )

    here = reverse("plans:agenda", args=[held.code])
    return press(request, act, then=here, message=_("Masuk agenda."))


@page(plans.DECIDE, methods=SEND)
def decide(request: PortalRequest, code: str) -> HttpResponse:
    """Record a decision; what is refused is shown at its field on the forum's page."""
    found = plans.item(code, request.viewer)
    held = plans.forum(found.forum.code, request.viewer)
    form = DecideForm(request.POST, prefix=found.code)
    answer = submit(
        request,
        form,
        lambda data: plans.decide(by=request.viewer, item=found, **data),
        then=f"{reverse('plans:forum', args=[held.code])}#acara-{found.position}",
        message=_("Keputusan tercatat dengan alasannya."),
    )
    return answer or _show(request, held, (found, form))


@page(plans.OPEN_FORUM)
def close(request: PortalRequest, code: str) -> HttpResponse:
    """Close the forum by its berita acara."""
    held = plans.forum(code, request.viewer)
    form = CloseForm(
        request.POST or None,
        initial={"minutes_on": clock.today(), "chair": held.organisation.name},
    )
    answer = submit(
        request,
        form,
        lambda data: plans.close_forum(by=request.viewer, forum=held, **data),
        then=reverse("plans:forum", args=[held.code]),
        message=_("Forum ditutup. Berita acaranya sudah bisa diunduh."),
    )
    context = {"form": form, "forum": held}
    status = 422 if form.errors else 200
    return answer or render(request, "plans/close_forum.html", context, status=status)
