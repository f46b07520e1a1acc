"""Two officers at once: nobody overspends, no line is planned over its pagu."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sinergi.budgets import api as budgets
from sinergi.kernel.errors import Refused
from sinergi.kernel.money import Rupiah
from sinergi.plans import api as plans
from tests.factories import budgets as factory
from tests.factories import plans as planning

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def together(act: Callable[[int], object]) -> list[str]:
    """Do it from several threads at the same moment; what each got: "done" or the refusal's name."""
    gate = Barrier(AT_ONCE)

    def one(number: int) -> str:
        gate.wait()
        try:
            act(number)
        except Refused as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_officers_at_once_cannot_overspend() -> None:
    line = factory.line(amount=100_000_000)
    by = factory.treasurer()
    results = together(
        lambda number: budgets.realise(
            by=by, line=line.urn, month=3, money=Rupiah(30_000_000), physical_bp=1000
        )
    )
    assert sorted(results) == ["Overspent"] * 5 + ["done"] * 3
    line.refresh_from_db()
    assert line.spent == 90_000_000
    assert line.realisations.count() == 3


def test_activities_at_once_never_exceed_their_line() -> None:
    line = planning.line()
    by = planning.planner()
    results = together(
        lambda number: plans.add_activity(
            by=by,
            line=line.urn,
            name=f"Paket {number}",
            target=1,
            unit="paket",
            month_from=1,
            month_to=12,
            amount=Rupiah(60_000_000),
        )
    )
    assert sorted(results) == ["OverLine"] * 5 + ["done"] * 3
    line.refresh_from_db()
    assert line.allocated == 180_000_000
    assert line.activities.count() == 3


def test_penetapan_and_edits_do_not_cross() -> None:
    renja = planning.drafted()
    line = planning.line(renja)
    by, fixer = planning.planner(), planning.fixer()

    def act(number: int) -> object:
        if number == 0:
            return plans.fix_renja(
                by=fixer,
                renja=renja.urn,
                decree_number="Perwali 1",
                decree_on=renja.created_at.date(),
            )
        return plans.add_activity(
            by=by,
            line=line.urn,
            name=f"Paket {number}",
            target=1,
            unit="paket",
            month_from=1,
            month_to=1,
            amount=Rupiah(1),
        )

    results = together(act)
    assert results[0] == "done"
    assert set(results[1:]) <= {"done", "RenjaLocked"}
    line.refresh_from_db()
    assert line.allocated == results[1:].count("done") == line.activities.count()


def test_deciding_and_closing_at_once_do_not_lock_up() -> None:
    held = planning.forum()
    item = planning.agenda_item(held)
    by = planning.planner()
    plans.decide(by=by, item=item, decision="diterima", reason="Sesuai")

    def act(number: int) -> object:
        if number == 0:
            return planning.closed(held)
        return plans.decide(by=by, item=item.urn, decision="ditunda", reason=f"Alasan {number}")

    results = together(act)
    assert results[0] == "done"
    assert set(results[1:]) <= {"done", "ForumClosed"}


def test_two_offices_of_one_mind_draft_one_renja() -> None:
    planning.load()
    by = planning.planner()
    office = planning.organisation("Diskominfo")
    results = together(lambda number: plans.draft_renja(by=by, organisation=office, year=2031))
    assert sorted(results) == ["AlreadyDrafted"] * 7 + ["done"]
