"""What officers do with a budget line: open it, set its pagu, itemise it, plan its cash, enter spending."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.budgets import api as budgets
from sinergi.budgets.api import BudgetItem, BudgetLine, PaguStep, Realisation
from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.plans import api as plans
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.budgets.forms import (
    AccountSearchForm,
    CashForm,
    ItemForm,
    OpenForm,
    PaguForm,
    RealiseForm,
    accounts_for,
)
from sinergi.portal.forms import submit


def _home(line: BudgetLine) -> str:
    return reverse("budgets:detail", args=[line.code])


def _status(form: Any) -> int:
    return 422 if form.errors else 200


@page(budgets.EDIT)
def open_line(request: PortalRequest, code: str) -> HttpResponse:
    """Give a plan line a budget from one fund."""
    planned = plans.line(code, request.viewer)
    form = OpenForm(request.POST or None, funds=budgets.funds(request.viewer))
    answer = submit(
        request,
        form,
        lambda data: budgets.open_line(by=request.viewer, plan_line=planned, fund=data["fund"]),
        then=_home,
        message=_("Baris anggaran dibuka. Catat pagunya."),
    )
    context = {"form": form, "plan_line": planned}
    return answer or render(request, "budgets/open.html", context, status=_status(form))


@page(budgets.SET_PAGU)
def pagu(request: PortalRequest, code: str) -> HttpResponse:
    """Write the next rung of the ladder; `?koreksi=` names a rung that is corrected."""
    line = budgets.budget_line(code, request.viewer)
    old = _step(request, line)
    initial: dict[str, Any] = {"on": clock.today(), "amount": line.pagu or line.plan_line.pagu}
    if old is not None:
        initial = {name: getattr(old, name) for name in ("kind", "amount", "on", "document")}
    form = PaguForm(request.POST or None, initial=initial)

    def act(data: dict[str, Any]) -> PaguStep:
        return budgets.set_pagu(by=request.viewer, line=line, corrects=old, **data)

    answer = submit(
        request,
        form,
        act,
        then=_home(line),
        message=_("Pagu tercatat."),
        fields={"corrects": "kind"},
    )
    context = {"form": form, "line": line, "old": old, "ladder": budgets.ladder_of(line)}
    return answer or render(request, "budgets/pagu.html", context, status=_status(form))


def _step(request: PortalRequest, line: BudgetLine) -> PaguStep | None:
    named = request.GET.get("koreksi", "")
    if not named:
        return None
    try:
        found = budgets.step(UUID(named), request.viewer)
    except ValueError:
        raise NotFound from None
    if found.line_id != line.pk:
        raise NotFound
    return found


@page(budgets.EDIT)
def item(request: PortalRequest, code: str) -> HttpResponse:
    """Add an item: an account found by words, how much, at which price."""
    line = budgets.budget_line(code, request.viewer)
    words = request.GET.get("q", "")
    works = line.plan_line.activities.order_by("month_from", "created_at")
    typed = request.POST.get("account", "")
    accounts = budgets.accounts(typed) if typed else accounts_for(words)
    form = ItemForm(request.POST or None, accounts=accounts, activities=works)

    def act(data: dict[str, Any]) -> BudgetItem:
        return budgets.add_item(by=request.viewer, line=line, **data)

    answer = submit(request, form, act, then=_home(line), message=_("Rincian ditambahkan."))
    context = {
        "form": form,
        "search": AccountSearchForm({"q": words} if words else None),
        "line": line,
        "left": line.pagu - line.itemised,
        "found": len(accounts),
    }
    return answer or render(request, "budgets/item.html", context, status=_status(form))


@page(budgets.EDIT)
def cash(request: PortalRequest, code: str) -> HttpResponse:
    """Write the cash plan of the year."""
    line = budgets.budget_line(code, request.viewer)
    form = CashForm(request.POST or None, line=line)

    def act(data: dict[str, Any]) -> BudgetLine:
        return budgets.plan_cash(
            by=request.viewer, line=line, months=form.months(), physical_bp=form.progress()
        )

    answer = submit(request, form, act, then=_home(line), message=_("Rencana kas tersimpan."))
    context = {"form": form, "line": line}
    return answer or render(request, "budgets/cash.html", context, status=_status(form))


@page(budgets.REALISE)
def realise(request: PortalRequest, code: str) -> HttpResponse:
    """Enter spending and progress of a month; `?koreksi=` names the entry that is corrected."""
    line = budgets.budget_line(code, request.viewer)
    named = request.GET.get("koreksi", "")
    old = budgets.realisation(named, request.viewer) if named else None
    form = RealiseForm(request.POST or None, initial=_begin(line, old))

    def act(data: dict[str, Any]) -> Realisation:
        progress = int(data.pop("physical") * 100)
        return budgets.realise(
            by=request.viewer, line=line, physical_bp=progress, corrects=old, **data
        )

    answer = submit(
        request,
        form,
        act,
        then=_home(line),
        message=_("Realisasi tercatat."),
        fields={"corrects": "month"},
    )
    context = {"form": form, "line": line, "old": old}
    return answer or render(request, "budgets/realise.html", context, status=_status(form))


def _begin(line: BudgetLine, old: Realisation | None) -> dict[str, Any]:
    """What the form shows at first: the corrected entry, or last month and the progress so far."""
    if old is not None:
        return {
            "month": old.month,
            "money": old.money,
            "physical": old.physical_bp // 100
            if old.physical_bp % 100 == 0
            else old.physical_bp / 100,
            "document": old.document,
            "note": old.note,
        }
    today = clock.today()
    latest = budgets.latest_realisation(line)
    next_month = latest.month + 1 if latest else 1
    if line.year >= today.year:
        next_month = min(next_month, today.month)
    return {"month": min(next_month, 12), "physical": line.physical_bp // 100}
