"""Programmes for tests, through the api: an activity of Diskominfo, its budget, a call and its people."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from sinergi.budgets import api as budgets
from sinergi.budgets.api import BudgetLine, PaguKind
from sinergi.kernel import clock
from sinergi.kernel.money import Rupiah
from sinergi.people.api import SYSTEM, User, Viewer, organisation, user
from sinergi.plans import api as plans
from sinergi.plans.api import Activity, PlanLine
from sinergi.programmes import api as programmes
from sinergi.programmes.api import (
    Application,
    Batch,
    BatchPlan,
    Call,
    Kind,
    Meeting,
    Programme,
    StagePlan,
    Way,
)
from tests.factories import city
from tests.factories.people import citizen, officer

OFFICE = "Diskominfo"
SEVERAL = ("plans.edit", "budgets.edit", "budgets.set_pagu", "budgets.realise")


def planner() -> Viewer:
    """An officer who plans and budgets for Diskominfo."""
    return officer(*SEVERAL, office=OFFICE)


def organiser(office: str = OFFICE) -> Viewer:
    """An officer who runs programmes of an office."""
    return officer("programmes.edit", "programmes.enrol", "programmes.decree", office=office)


def load() -> None:
    """The reference data that plans and budgets need."""
    city.load()
    if not plans.versions():
        plans.load_reference()
    if not budgets.funds(SYSTEM):
        budgets.load_reference()


def plan_line(by: Viewer | None = None, year: int | None = None) -> PlanLine:
    """A line of a new Renja of Diskominfo with a pagu of Rp400 million."""
    load()
    by = by or planner()
    year = year or clock.today().year
    renja = plans.draft_renja(by=by, organisation=organisation(OFFICE), year=year)
    code = next(row.code for row in plans.search("informasi", year, bidang="2.16"))
    return plans.add_line(
        by=by, renja=renja, code=code, target=100, pagu=Rupiah(400_000_000), unit="orang"
    )


def activity(by: Viewer | None = None, year: int | None = None) -> Activity:
    """A training planned for Rp150 million."""
    by = by or planner()
    return plans.add_activity(
        by=by,
        line=plan_line(by, year),
        name="Pelatihan konten digital",
        target=100,
        unit="orang",
        month_from=1,
        month_to=12,
        amount=Rupiah(150_000_000),
    )


def activity_again() -> Activity:
    """The training of the Renja there is, or a new one: an office has one Renja a year."""
    return Activity.objects.order_by("-created_at").first() or activity()


def budget_line(of: PlanLine, pagu: int = 150_000_000) -> BudgetLine:
    """A budget line of a plan line with a definite pagu."""
    by = planner()
    fund = budgets.funds(SYSTEM)[0]
    line = budgets.open_line(by=by, plan_line=of, fund=fund)
    budgets.set_pagu(
        by=by,
        line=line,
        kind=PaguKind.DEFINITIF,
        amount=Rupiah(pagu),
        on=clock.today(),
        document="DPA",
    )
    line.refresh_from_db()
    return line


def designed(
    by: Viewer | None = None, capacity: int = 50, batches: int = 1, **given: Any
) -> Programme:
    """A programme with batches of `capacity` seats."""
    values: dict[str, Any] = {
        "title": "Kelas YouTuber dan TikTok",
        "summary": "Dari rencana konten sampai kanal yang menghasilkan.",
        "audience": "Warga Kota Malang berusia 17 tahun ke atas",
        "stages": [StagePlan("Memahami media"), StagePlan("Teknis")],
        "batches": [BatchPlan(f"Angkatan {n}", capacity) for n in range(1, batches + 1)],
    }
    if "activity" not in given:
        values["activity"] = activity_again()
    return programmes.design(by=by or organiser(), **values | given)


def batch_of(programme: Programme, number: int = 1) -> Batch:
    """A batch of a programme by its number."""
    return programme.batches.select_related("programme__organisation").get(number=number)


def opened(
    programme: Programme | None = None,
    *,
    seats: int | dict[Kind, int] = 50,
    way: Way = Way.FIRST_COME,
    **given: Any,
) -> Call:
    """A call that opened an hour ago for the first batch, and closes in a week."""
    programme = programme or designed()
    now = clock.now()
    kinds = {Kind.PUBLIC: seats} if isinstance(seats, int) else seats
    values: dict[str, Any] = {
        "opens_at": now - timedelta(hours=1),
        "closes_at": now + timedelta(days=7),
        "quotas": {batch_of(programme): kinds},
        "rule": "Siapa yang mendaftar lebih dahulu mendapat kursi.",
    }
    return programmes.open_call(by=organiser(), programme=programme, way=way, **values | given)


def applied(call: Call, by: Viewer | None = None, **given: Any) -> Application:
    """A citizen's application to the first batch of a call."""
    values: dict[str, Any] = {
        "kind": Kind.PUBLIC,
        "consented": True,
    }
    if "batch" not in given:
        values["batch"] = batch_of(call.programme)
    return programmes.apply(by=by or citizen(), call=call, **values | given)


def met(batch: Batch, **given: Any) -> Meeting:
    """A meeting of a batch that began an hour ago."""
    now = clock.now()
    values: dict[str, Any] = {
        "topic": "Rencana konten",
        "starts_at": now - timedelta(hours=1),
        "ends_at": now + timedelta(hours=2),
        "room": "Aula Diskominfo",
    }
    return programmes.schedule_meeting(by=organiser(), batch=batch, **values | given)


def browser(who: Viewer | User | None = None) -> Client:
    """A browser, signed in as somebody."""
    client = Client()
    if isinstance(who, Viewer):
        who = user(who.user_id) if who.user_id else None
    if who is not None:
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client
