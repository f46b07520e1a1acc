"""The list of Renja, the page of one as a tree with sums, and what officers do with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.people.api import organisation
from sinergi.plans import api as plans
from sinergi.plans.api import PlanLine, Renja
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.plans import shown
from sinergi.portal.plans.forms import CeilingForm, DraftForm, FilterForm, FixForm

READ = ("GET", "HEAD")


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """Renja by year and office, with the money they plan and the forums that are open."""
    viewer = request.viewer
    form = FilterForm(
        request.GET or None, years=plans.years(viewer), offices=plans.offices_with_plans(viewer)
    )
    chosen = form.narrowed()
    found = plans.renja_list(
        viewer,
        year=chosen.get("year"),
        organisation=organisation(chosen["office"]) if chosen.get("office") else None,
        state=chosen.get("state", ""),
        after=request.GET.get("after", ""),
    )
    context = {
        "form": form,
        "narrowed": bool(chosen),
        "page": found,
        "rows": [(row, shown.renja_tone(row)) for row in found.items],
        "numbers": plans.numbers(chosen.get("year")),
        "year": chosen.get("year"),
        "forums": plans.forums(viewer, state=plans.ForumState.DIBUKA, size=5).items,
        "may_draft": viewer.may_anywhere(plans.EDIT),
        "may_open_forum": viewer.may_anywhere(plans.OPEN_FORUM),
    }
    return render(request, "plans/list.html", context)


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """A Renja as a tree from urusan to activity, every upper row a sum; its money as a treemap."""
    viewer = request.viewer
    row = plans.renja(code, viewer)
    tree = plans.tree(row)
    works = [work for line in tree for work in line.activities]
    answers = shown.answered(works, viewer)
    held_for = plans.forums(viewer, year=row.year, organisation=row.organisation_id).items
    nearest = sorted({line.line.version.decree for line in tree if line.line and line.line.nearest})
    context = {
        "renja": row,
        "tone": shown.renja_tone(row),
        "tree": tree,
        "map": shown.plan_map(tree, _line_url),
        "works": len(works),
        "answers": len(answers),
        "reached": _reached(bool(works), answers),
        "forums": [held for held in held_for if held.contoh == row.contoh],
        "nearest": nearest,
        "meant_for": plans.meant_for(row.year) if nearest else [],
        "over": plans.over_ceiling(row),
        "contoh": row.contoh or any(line.line.contoh for line in tree if line.line),
        "rights": shown.rights(row, viewer),
    }
    return render(request, "plans/detail.html", context)


def _line_url(line: PlanLine) -> str:
    return reverse("plans:line", args=[line.code])


def _reached(worked: bool, answers: list[Any]) -> list[str]:
    """What stands before this plan: citizens' voices only where a proposal grew from one."""
    from_voices = any(proposal.from_citizens for proposal in answers)
    before = [*(["voices"] if from_voices else []), *(["proposals"] if answers else [])]
    return [*before, "plans"] if worked or before else ["plans"]


@page(plans.EDIT)
def draft(request: PortalRequest) -> HttpResponse:
    """Begin a Renja of one's own office."""
    offices = shown.offices_for(request.viewer, plans.EDIT)
    form = DraftForm(
        request.POST or None,
        offices=offices,
        initial={"year": clock.today().year + 1, "office": request.viewer.office},
    )

    def act(data: dict[str, Any]) -> Renja:
        return plans.draft_renja(
            by=request.viewer,
            organisation=organisation(data["office"]),
            year=data["year"],
            ceiling=data["ceiling"],
            ceiling_document=data["ceiling_document"],
        )

    answer = submit(
        request,
        form,
        act,
        then=lambda row: reverse("plans:detail", args=[row.code]),
        message=_("Draf Renja dibuat. Tambahkan barisnya."),
    )
    return answer or render(request, "plans/draft.html", {"form": form}, status=_status(form))


@page(plans.EDIT)
def ceiling(request: PortalRequest, code: str) -> HttpResponse:
    """Note the pagu indikatif of the surat edaran."""
    row = plans.renja(code, request.viewer)
    form = CeilingForm(
        request.POST or None,
        initial={"ceiling": row.ceiling, "document": row.ceiling_document},
    )
    answer = submit(
        request,
        form,
        lambda data: plans.set_ceiling(by=request.viewer, renja=row, **data),
        then=reverse("plans:detail", args=[row.code]),
        message=_("Pagu indikatif tercatat."),
    )
    context = {"form": form, "renja": row}
    return answer or render(request, "plans/ceiling.html", context, status=_status(form))


@page(plans.FIX)
def fix(request: PortalRequest, code: str) -> HttpResponse:
    """Fix a Renja by Perwali; the page says what can no longer be changed."""
    row = plans.renja(code, request.viewer)
    form = FixForm(request.POST or None, initial={"decree_on": clock.today()})
    answer = submit(
        request,
        form,
        lambda data: plans.fix_renja(by=request.viewer, renja=row, **data),
        then=reverse("plans:detail", args=[row.code]),
        message=_("Renja ditetapkan. Isinya tidak dapat diubah lagi."),
    )
    context = {"form": form, "renja": row}
    return answer or render(request, "plans/fix.html", context, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.errors else 200
