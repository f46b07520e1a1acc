"""Plans for tests, through the api."""

from __future__ import annotations

from datetime import date
from typing import Any

from sinergi.kernel.money import Rupiah
from sinergi.people.api import Viewer, organisation
from sinergi.plans import api as plans
from sinergi.plans.api import Activity, AgendaItem, Forum, PlanLine, Renja
from tests.factories import city
from tests.factories.people import officer

YEAR = 2027
KIM = "2.16.02.2.01.0031"
CONTENT = "2.16.02.2.01.0032"


def load() -> None:
    """Regions, offices, categories and the official lists."""
    city.load()
    plans.load_reference()


def planner(office: str = "Diskominfo") -> Viewer:
    """Somebody who drafts an office's plan and holds its forum."""
    return officer(plans.EDIT, plans.OPEN_FORUM, plans.DECIDE, office=office)


def fixer() -> Viewer:
    """Somebody who notes the Perwali that fixes plans."""
    return officer(plans.FIX)


def drafted(by: Viewer | None = None, office: str = "Diskominfo", **given: Any) -> Renja:
    """A draft Renja without lines."""
    load()
    values: dict[str, Any] = {"organisation": organisation(office), "year": YEAR}
    return plans.draft_renja(by=by or planner(office), **values | given)


def line(renja: Renja | None = None, by: Viewer | None = None, **given: Any) -> PlanLine:
    """A line of Rp200 million."""
    renja = renja or drafted()
    values: dict[str, Any] = {"code": KIM, "target": 5, "pagu": Rupiah(200_000_000)}
    return plans.add_line(by=by or planner(), renja=renja, **values | given)


def activity(under: PlanLine | None = None, by: Viewer | None = None, **given: Any) -> Activity:
    """An activity of Rp150 million in March to July."""
    under = under or line()
    values: dict[str, Any] = {
        "name": "Kelas konten digital",
        "target": 100,
        "unit": "orang",
        "month_from": 3,
        "month_to": 7,
        "amount": Rupiah(150_000_000),
    }
    return plans.add_activity(by=by or planner(), line=under, **values | given)


def forum(by: Viewer | None = None, office: str = "Diskominfo", **given: Any) -> Forum:
    """An open forum without an agenda."""
    load()
    values: dict[str, Any] = {
        "organisation": organisation(office),
        "year": YEAR,
        "held_on": date(2026, 2, 25),
        "place": "Balai Kota Malang",
        "invited": ("akademisi", "bisnis", "komunitas", "pemerintah", "media"),
    }
    return plans.open_forum(by=by or planner(office), **values | given)


def agenda_item(held: Forum | None = None, **given: Any) -> AgendaItem:
    """An activity of the forum's own plan on its agenda."""
    held = held or forum()
    values = given or {"activity": activity(line(drafted()))}
    return plans.put_on_agenda(by=planner(), forum=held, **values)


def closed(held: Forum, **given: Any) -> Forum:
    """The forum with its berita acara signed."""
    values: dict[str, Any] = {"minutes_number": "050/12/2026", "minutes_on": date(2026, 2, 26)}
    return plans.close_forum(by=planner(), forum=held, **values | given)


def fixed(renja: Renja) -> Renja:
    """The Renja fixed by Perwali."""
    return plans.fix_renja(
        by=fixer(), renja=renja, decree_number="Perwali 30/2026", decree_on=date(2026, 7, 10)
    )
