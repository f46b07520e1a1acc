"""Lines and activities: their pages, and the forms that add and change them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.budgets import api as budgets
from sinergi.kernel.errors import Refused
from sinergi.notices.api import is_following
from sinergi.plans import api as plans
from sinergi.plans.api import Activity, PlanLine, Renja
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.plans import shown
from sinergi.portal.plans.forms import ActivityForm, AddLineForm, ChangeLineForm, SearchForm
from sinergi.proposals import api as proposals

READ = ("GET", "HEAD")


@page("public", methods=READ)
def line(request: PortalRequest, code: str) -> HttpResponse:
    """One sub kegiatan: what it promises, its activities, its budget."""
    viewer = request.viewer
    row = plans.line(code, viewer)
    works = list(row.activities.select_related("region").defer("region__geometry"))
    works.sort(key=lambda work: (work.month_from, work.created_at))
    answers = shown.answered(works, viewer)
    context = {
        "line": row,
        "renja": row.renja,
        "tone": shown.renja_tone(row.renja),
        "upper": _upper(row),
        "works": [(work, shown.work_tone(work)) for work in works],
        "left": row.pagu - row.allocated,
        "budget": budgets.lines_of([row], viewer).get(row.pk, []),
        "answers": answers,
        "chain": shown.chain_of(row.urn, viewer, [one.urn for one in answers]),
        "rights": shown.rights(row.renja, viewer),
        "may_budget": viewer.may(budgets.EDIT, organisation=row.renja.organisation_id),
        "following": viewer.user_id is not None and is_following(viewer, row.urn),
    }
    return render(request, "plans/line.html", context)


def _upper(row: PlanLine) -> list[tuple[str, str]]:
    """Code and name of the rows above a line, from the top."""
    parts = row.nomenclature_code.split(".")
    above = [".".join(parts[:depth]) for depth in (1, 2, 3, 5)]
    names = plans.names_of(above, row.renja.year)
    return [(code, names.get(code, "")) for code in above]


@page("public", methods=READ)
def activity(request: PortalRequest, code: str) -> HttpResponse:
    """One activity: what, where, when, for how much; what it answers, who decided, what came of it."""
    viewer = request.viewer
    row = plans.activity(code, viewer)
    decided = plans.decisions_on([row.urn]).get(row.urn, [])
    context = {
        "work": row,
        "line": row.line,
        "renja": row.line.renja,
        "tone": shown.work_tone(row),
        "answers": shown.answered([row], viewer),
        "decided": [(item, shown.decision_tone(item.decision)) for item in decided],
        "cost": budgets.activity_costs([row], viewer).get(row.pk),
        "chain": shown.chain_of(row.urn, viewer),
        "rights": shown.rights(row.line.renja, viewer),
        "following": viewer.user_id is not None and is_following(viewer, row.urn),
    }
    return render(request, "plans/activity.html", context)


# ---- Officers ------------------------------------------------------------------------------------


@page(plans.EDIT)
def add_line(request: PortalRequest, code: str) -> HttpResponse:
    """Search the nomenclature by code or words, choose, then say target and money."""
    renja = plans.renja(code, request.viewer)
    chosen = request.POST.get("code") or request.GET.get("kode", "")
    if not chosen:
        return _search(request, renja)
    try:
        coded = plans.resolve(chosen, renja.year, bidang=renja.bidang)
    except Refused as refused:
        return _search(request, renja, problem=str(refused))
    form = AddLineForm(
        request.POST or None,
        last_year=plans.continuable(renja),
        initial={"code": coded.code, "unit": coded.unit, "indicator": coded.indicator},
    )
    answer = submit(
        request,
        form,
        lambda data: plans.add_line(by=request.viewer, renja=renja, **data),
        then=lambda row: reverse("plans:line", args=[row.code]),
        message=_("Baris ditambahkan. Isi aktivitas di bawahnya."),
    )
    context = {"form": form, "renja": renja, "coded": coded}
    return answer or render(request, "plans/add_line.html", context, status=_status(form))


def _search(request: PortalRequest, renja: Renja, problem: str = "") -> HttpResponse:
    words = request.GET.get("q", "") or request.GET.get("kode", "")
    found = plans.search(words, renja.year, bidang=renja.bidang)
    context = {
        "form": SearchForm({"q": words} if words else None),
        "renja": renja,
        "found": found,
        "words": words,
        "problem": problem,
    }
    return render(request, "plans/find_code.html", context)


@page(plans.EDIT)
def change_line(request: PortalRequest, code: str) -> HttpResponse:
    """Change what a line promises."""
    row = plans.line(code, request.viewer)
    names = ("target", "pagu", "fund", "kelompok_sasaran", "note")
    initial = {name: getattr(row, name) for name in names} | {"region": row.region_id or ""}
    form = ChangeLineForm(request.POST or None, initial=initial)
    answer = submit(
        request,
        form,
        lambda data: plans.change_line(by=request.viewer, line=row, **data),
        then=reverse("plans:line", args=[row.code]),
        message=_("Baris diubah."),
    )
    context = {"form": form, "line": row, "renja": row.renja}
    return answer or render(request, "plans/change_line.html", context, status=_status(form))


@page(plans.EDIT)
def add_activity(request: PortalRequest, code: str) -> HttpResponse:
    """Plan a piece of work under a line."""
    row = plans.line(code, request.viewer)
    initial = {"month_from": "1", "month_to": "12", "amount": row.pagu - row.allocated}
    form = ActivityForm(request.POST or None, initial=initial)
    answer = submit(
        request,
        form,
        lambda data: plans.add_activity(by=request.viewer, line=row, **data),
        then=lambda work: reverse("plans:activity", args=[work.code]),
        message=_("Aktivitas ditambahkan. Kaitkan dengan usulan yang dijawabnya."),
    )
    context = {"form": form, "line": row, "renja": row.renja, "work": None}
    return answer or render(request, "plans/activity_form.html", context, status=_status(form))


@page(plans.EDIT)
def change_activity(request: PortalRequest, code: str) -> HttpResponse:
    """Change an activity; what a closed forum agreed on is refused with its reason."""
    work = plans.activity(code, request.viewer)
    names = ("name", "target", "unit", "place", "month_from", "month_to", "amount", "tag")
    initial = {name: getattr(work, name) for name in names} | {"region": work.region_id or ""}
    form = ActivityForm(request.POST or None, initial=initial)
    answer = submit(
        request,
        form,
        lambda data: plans.change_activity(by=request.viewer, activity=work, **data),
        then=reverse("plans:activity", args=[work.code]),
        message=_("Aktivitas diubah."),
    )
    context = {"form": form, "line": work.line, "renja": work.line.renja, "work": work}
    return answer or render(request, "plans/activity_form.html", context, status=_status(form))


@page(plans.EDIT)
def tie(request: PortalRequest, code: str) -> HttpResponse:
    """Choose the proposals an activity answers, by words or code."""
    work = plans.activity(code, request.viewer)
    if request.method == "POST":
        return _tie_one(request, work)
    words = request.GET.get("q", "")
    everywhere = request.GET.get("semua") == "1"
    found = proposals.proposals(
        request.viewer,
        q=words,
        year=work.line.renja.year,
        organisation="" if everywhere else work.line.renja.organisation.short,
        after=request.GET.get("after", ""),
    )
    tied = {row.pk for row in shown.answered([work], request.viewer)}
    context = {
        "form": SearchForm({"q": words} if words else None),
        "work": work,
        "page": found,
        "rows": [(row, row.pk in tied) for row in found.items],
        "everywhere": everywhere,
    }
    return render(request, "plans/tie.html", context)


def _tie_one(request: PortalRequest, work: Activity) -> HttpResponse:
    here = reverse("plans:tie", args=[work.code])

    def act() -> object:
        wish = proposals.proposal_by_code(request.POST.get("proposal", ""), request.viewer)
        return plans.tie_proposal(by=request.viewer, activity=work, proposal=wish)

    return press(request, act, then=here, message=_("Usulan dikaitkan; pendukungnya dikabari."))


def _status(form: Any) -> int:
    return 422 if form.errors else 200
