"""What actions leave behind in ledger, hub and queue: all of it, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from sinergi.budgets import api as budgets
from sinergi.kernel import jobs
from sinergi.kernel.money import Rupiah
from sinergi.notices.api import inbox
from sinergi.people.api import viewer_of
from sinergi.plans import api as plans
from tests.factories import budgets as money
from tests.factories import plans as factory
from tests.factories import proposals, voices
from tests.factories.people import citizen, user

pytestmark = pytest.mark.django_db
TABLES = (
    "ledger_event",
    "ledger_edge",
    "ledger_private",
    "hub_entity",
    "hub_change",
    "procrastinate_jobs",
    "plans_activity",
    "plans_planline",
    "budgets_realisation",
)


def counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")
            (found[table],) = cursor.fetchone()
        return found


def entity(urn: str) -> dict[str, object]:
    with connection.cursor() as cursor:
        cursor.execute("select body::text from hub_entity where tenant = 0 and id = %s", [urn])
        (body,) = cursor.fetchone()
    return {name.rpartition("/")[2]: value for name, value in json.loads(body).items()}


class GivenUp(Exception):  # noqa: N818 - the test's own way to roll back
    pass


def rolled_back(act: Callable[[], object]) -> None:
    with pytest.raises(GivenUp), transaction.atomic():
        act()
        raise GivenUp


def test_what_is_rolled_back_leaves_nothing() -> None:
    renja = factory.drafted()
    line = factory.line(renja)
    work = factory.activity(line)
    wish = proposals.proposed()
    spent = money.line(plan_line=factory.line(factory.drafted(year=2021), code="2.16.02.2.01.0008"))
    keeper, planner = money.treasurer(), factory.planner()
    before = counts()
    rolled_back(
        lambda: plans.add_line(
            by=planner, renja=renja, code=factory.CONTENT, target=1, pagu=Rupiah(1)
        )
    )
    rolled_back(lambda: plans.tie_proposal(by=planner, activity=work, proposal=wish))
    rolled_back(
        lambda: budgets.realise(by=keeper, line=spent, month=1, money=Rupiah(1), physical_bp=0)
    )
    assert counts() == before


def test_entities_tell_of_the_plan_and_its_money() -> None:
    line = factory.line(factory.drafted(year=2022), code="2.16.02.2.01.0008", contoh=True)
    work = factory.activity(line)
    wish = proposals.proposed()
    plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish)
    told = entity(line.urn)
    assert told["nearestNomenclature"]["value"] is True  # type: ignore[index]
    assert told["contoh"]["value"] is True  # type: ignore[index]
    assert entity(work.urn)["answers"]["object"] == wish.urn  # type: ignore[index]
    budget = money.opened(line)
    assert "spentAmount" not in entity(budget.urn)
    assert entity(budget.urn)["partOf"]["object"] == line.urn  # type: ignore[index]


def test_a_notice_of_an_invented_plan_is_marked() -> None:
    wish = proposals.proposed(contoh=True)
    reader = citizen("Budi")
    proposals.proposals.support(by=reader, proposal=wish.urn)
    renja = factory.drafted(contoh=True)
    line = factory.line(renja)
    work = factory.activity(line)
    plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish)
    held = factory.forum(contoh=True)
    item = plans.put_on_agenda(by=factory.planner(), forum=held, activity=work)
    plans.decide(by=factory.planner(), item=item, decision="diterima", reason="Sesuai")
    factory.closed(held)
    factory.fixed(renja)
    budget = money.opened(line)
    money.pagu(budget)
    jobs.run_due()
    told = inbox(reader).items
    assert {"plans.fixed", "plans.decided"} <= {one.kind for one in told}
    assert [one.kind for one in told if not one.contoh] == []


def test_what_a_person_of_the_demo_adds_is_invented_unless_a_source_tells_it() -> None:
    invented = viewer_of(user(contoh=True))
    assert voices.reported(invented).contoh
    assert proposals.proposed(by=invented).contoh
    assert not voices.reported(invented, source="Radar Malang, 26 Februari 2021").contoh
    assert not voices.reported().contoh


def test_supporters_hear_of_the_tie_the_forum_and_the_decree() -> None:
    wish = proposals.proposed()
    reader = citizen("Budi")
    proposals.proposals.support(by=reader, proposal=wish.urn)
    renja = factory.drafted()
    work = factory.activity(factory.line(renja))
    plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish)
    held = factory.forum()
    item = plans.put_on_agenda(by=factory.planner(), forum=held, activity=work)
    plans.decide(by=factory.planner(), item=item, decision="diterima", reason="Sesuai")
    factory.closed(held)
    factory.fixed(renja)
    jobs.run_due()
    kinds = [told.kind for told in inbox(reader).items if told.kind.startswith("plans.")]
    assert sorted(kinds) == [
        "plans.decided",
        "plans.fixed",
        "plans.forum_closed",
        "plans.on_agenda",
        "plans.tied",
    ]
    assert any("Kelas konten digital" in told.text for told in inbox(reader).items)
