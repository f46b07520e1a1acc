"""The list of budget lines and the page of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sinergi.budgets import api as budgets
from sinergi.notices.api import is_following
from sinergi.people.api import organisation
from sinergi.plans import api as plans
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.budgets import shown
from sinergi.portal.budgets.forms import FilterForm
from sinergi.portal.plans.shown import chain_of

READ = ("GET", "HEAD")


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """Money by year and office: pagu, what is spent of it, and the lines."""
    viewer = request.viewer
    years = budgets.years(viewer)
    form = FilterForm(
        request.GET or None, years=years, offices=budgets.offices_with_budgets(viewer)
    )
    chosen = form.narrowed()
    office = organisation(chosen["office"]) if chosen.get("office") else None
    found = budgets.budget_lines(
        viewer,
        year=chosen.get("year"),
        organisation=office,
        state=chosen.get("state", ""),
        after=request.GET.get("after", ""),
    )
    offices = budgets.absorption(viewer, year=chosen.get("year"), organisation=office)
    numbers = budgets.numbers(chosen.get("year"))
    context = {
        "form": form,
        "narrowed": bool(chosen),
        "page": found,
        "numbers": numbers,
        "absorbed": shown.percent(numbers.absorbed_bp),
        "year": chosen.get("year"),
        "offices": [
            {
                "label": row.office.short,
                "value": int(row.pagu),
                "note": shown.percent(row.absorbed_bp),
                "href": f"{reverse('budgets:list')}?office={row.office.short}",
            }
            for row in offices
        ],
        "rows": [(row, shown.percent(row.absorbed_bp)) for row in found.items],
    }
    return render(request, "budgets/list.html", context)


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """A budget line: where its money comes from, what it buys, how it goes month by month."""
    viewer = request.viewer
    line = budgets.budget_line(code, viewer)
    months = budgets.months_of(line)
    works = list(line.plan_line.activities.order_by("month_from", "created_at"))
    groups = budgets.items_by_purpose(line)
    context = {
        "line": line,
        "plan_line": plans.line(line.plan_line_id, viewer),
        "ladder": budgets.ladder_of(line),
        "groups": groups,
        "purposes": [
            {
                "label": str(group.purpose.label),
                "value": int(group.amount),
                "note": f"{group.share}%",
            }
            for group in groups
        ],
        "works": works,
        "planned": any(row.planned is not None for row in months),
        "planned_physical": any(row.planned_bp is not None for row in months),
        "chart": shown.chart(months),
        "physical": shown.physical(months),
        "table": shown.table(months),
        "standing": shown.standing(line, months),
        "entries": budgets.realisations_of(line),
        "absorbed": shown.percent(line.absorbed_bp),
        "done": shown.percent(line.physical_bp),
        "chain": chain_of(line.urn, viewer),
        "rights": shown.rights(line, viewer),
        "following": viewer.user_id is not None and is_following(viewer, line.urn),
    }
    return render(request, "budgets/detail.html", context)


@page("public", methods=READ)
def realisation(request: PortalRequest, code: str) -> HttpResponse:
    """An entry of spending stands on its line's page."""
    entry = budgets.realisation(code, request.viewer)
    return redirect(f"{reverse('budgets:detail', args=[entry.line.code])}#{entry.code}")
