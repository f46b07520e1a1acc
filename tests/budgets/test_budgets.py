"""Budget lines: the ladder with documents, items tied to activities, realisation and corrections."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sinergi.budgets import api as budgets
from sinergi.budgets.api import PaguKind, Purpose
from sinergi.kernel import clock
from sinergi.kernel.errors import NotAllowed
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, links_among, walk
from sinergi.people.api import ANONYMOUS
from tests.factories import budgets as factory
from tests.factories import plans
from tests.factories.people import citizen, officer

pytestmark = pytest.mark.django_db


def test_a_line_hangs_from_its_plan_line() -> None:
    plan_line = plans.line()
    line = factory.opened(plan_line)
    assert [link.kind for link in links_among([line.urn, plan_line.urn])] == [EdgeKind.PART_OF]
    assert budgets.lines_of([plan_line], ANONYMOUS)[plan_line.pk] == [line]
    with pytest.raises(budgets.LineExists):
        factory.opened(plan_line)
    with pytest.raises(budgets.UnknownFund):
        factory.opened(plan_line, fund="9.9")
    other = factory.opened(plan_line, fund=factory.DAU)
    assert other.fund.name.endswith("Dana Alokasi Umum")


def test_a_fund_that_was_not_found_is_said() -> None:
    line = factory.opened(fund=None)
    card = budgets.describe([line.urn], ANONYMOUS)[line.urn]
    assert card.missing
    with pytest.raises(budgets.LineExists):
        factory.opened(line.plan_line, fund=None)


def test_the_ladder_keeps_every_row() -> None:
    line = factory.opened()
    factory.pagu(line, PaguKind.INDIKATIF, 150_000_000, date(2026, 2, 1))
    plafon = factory.pagu(line, PaguKind.PLAFON, 140_000_000, date(2026, 8, 14))
    factory.pagu(line, PaguKind.DEFINITIF, 145_000_000, date(2027, 1, 4))
    factory.pagu(line, PaguKind.PLAFON, 142_000_000, date(2026, 8, 14), corrects=plafon)
    line.refresh_from_db()
    assert (line.pagu, line.pagu_kind) == (145_000_000, PaguKind.DEFINITIF)
    rows = [
        (row.kind, int(row.amount), row.corrected, row.change) for row in budgets.ladder_of(line)
    ]
    assert rows == [
        (PaguKind.INDIKATIF, 150_000_000, False, None),
        (PaguKind.PLAFON, 140_000_000, True, None),
        (PaguKind.PLAFON, 142_000_000, False, -8_000_000),
        (PaguKind.DEFINITIF, 145_000_000, False, 3_000_000),
    ]


def test_items_by_purpose_and_the_edge_to_the_activity() -> None:
    work = plans.activity()
    line = factory.opened(work.line)
    factory.pagu(line, PaguKind.INDIKATIF)
    factory.item(line, activity=work)
    factory.item(
        line,
        account=factory.SPEAKERS,
        description="Narasumber",
        coefficient="8 jam x 4 hari",
        volume=32,
        unit="jam",
        price=Rupiah(900_000),
    )
    groups = [(g.purpose, int(g.amount), g.share) for g in budgets.items_by_purpose(line)]
    assert groups == [(Purpose.KONSUMSI, 36_000_000, 56), (Purpose.NARASUMBER, 28_800_000, 44)]
    assert [link.kind for link in links_among([line.urn, work.urn])] == [EdgeKind.FUNDS]
    cost = budgets.activity_costs([work], ANONYMOUS)[work.pk]
    assert (cost.itemised, cost.items, [one.pk for one in cost.lines]) == (36_000_000, 1, [line.pk])
    assert line.urn in walk(work.urn, "forwards")


def test_items_are_refused_by_name() -> None:
    line = factory.line()
    with pytest.raises(budgets.OverPagu):
        factory.item(line, price=Rupiah(625_001))
    with pytest.raises(budgets.UnknownAccount):
        factory.item(line, account="5.9.99")
    with pytest.raises(budgets.AccountTooHigh):
        factory.item(line, account="5.1.02")
    with pytest.raises(budgets.OtherLinesActivity):
        factory.item(line, activity=plans.activity())
    with pytest.raises(budgets.NothingTyped):
        factory.item(line, description=" ")


def test_spending_adds_up_and_stops_at_the_pagu() -> None:
    line = factory.line()
    factory.realised(line, 3, 40_000_000)
    factory.realised(line, 3, 10_000_000)
    factory.realised(line, 5, 100_000_000, physical_bp=10_000)
    line.refresh_from_db()
    assert (line.spent, line.physical_bp, line.left, line.absorbed_bp) == (
        150_000_000,
        10_000,
        0,
        10_000,
    )
    with pytest.raises(budgets.Overspent) as refused:
        factory.realised(line, 6, 1, physical_bp=10_000)
    assert refused.value.field == "money"
    months = budgets.months_of(line)
    assert [int(row.spent or 0) for row in months[:6]] == [0, 0, 50_000_000, 0, 100_000_000, 0]
    assert months[5].spent is None
    assert months[3].physical_bp == 2500


def test_a_correction_names_the_old_row() -> None:
    line = factory.line()
    wrong = factory.realised(line, 3, 140_000_000)
    right = factory.realised(line, 3, 14_000_000, corrects=wrong)
    line.refresh_from_db()
    assert line.spent == 14_000_000
    links = {(link.child, link.parent): link.kind for link in links_among([right.urn, wrong.urn])}
    assert links == {(right.urn, wrong.urn): EdgeKind.CONTINUES}
    with pytest.raises(budgets.NothingToCorrect):
        factory.realised(line, 3, 1, corrects=wrong)
    cards = budgets.describe([wrong.urn, right.urn], ANONYMOUS)
    assert (cards[wrong.urn].spent, cards[right.urn].spent) == (None, 14_000_000)


def test_what_is_spent_limits_the_next_pagu() -> None:
    line = factory.line()
    factory.realised(line)
    with pytest.raises(budgets.BelowSpent):
        factory.pagu(line, PaguKind.PERUBAHAN, 39_999_999, date(2021, 9, 30))
    factory.pagu(line, PaguKind.PERUBAHAN, 40_000_000, date(2021, 9, 30))


def test_months_ahead_and_before_the_dpa_are_refused() -> None:
    line = factory.opened()
    factory.pagu(line, PaguKind.PLAFON)
    with pytest.raises(budgets.MonthAhead):
        factory.realised(line, 12)
    past = factory.opened(plans.line(plans.drafted(year=2021)))
    factory.pagu(past, PaguKind.PLAFON)
    with pytest.raises(budgets.NotSpendable):
        factory.realised(past)


def test_the_database_itself_holds_the_pagu() -> None:
    line = factory.line()
    line.spent = Rupiah(150_000_001)
    with pytest.raises(IntegrityError, match="budgets_line_not_overspent"), transaction.atomic():
        line.save(update_fields=["spent"])


def test_a_cash_plan_is_set_against_spending() -> None:
    line = factory.line(amount=120)
    months = [Rupiah(10)] * 12
    budgets.plan_cash(
        by=factory.treasurer(),
        line=line,
        months=months,
        physical_bp=[800 * m for m in range(1, 13)],
    )
    factory.realised(line, 2, 25, physical_bp=1000)
    february = budgets.months_of(line)[1]
    assert (february.planned_sum, february.spent_sum, february.deviation) == (20, 25, 5)
    assert february.physical_deviation == -600
    with pytest.raises(budgets.PlanOffPagu):
        budgets.plan_cash(by=factory.treasurer(), line=line, months=[Rupiah(11)] * 12)


def test_rights() -> None:
    line = factory.line()
    for somebody in (
        ANONYMOUS,
        citizen(),
        factory.treasurer("DLH"),
        officer(budgets.EDIT, budgets.SET_PAGU, office="Diskominfo"),
    ):
        with pytest.raises(NotAllowed):
            budgets.realise(by=somebody, line=line, month=3, money=Rupiah(1), physical_bp=0)


def test_absorption_and_numbers() -> None:
    line = factory.line()
    factory.realised(line, money=75_000_000)
    (office,) = budgets.absorption(ANONYMOUS, year=2021)
    assert (office.office.short, office.pagu, office.absorbed_bp) == (
        "Diskominfo",
        150_000_000,
        5000,
    )
    assert budgets.numbers(2021).spent == 75_000_000
    assert budgets.numbers(2020).lines == 0


def test_what_waits_for_a_treasurer() -> None:
    line = factory.opened()
    assert [thing.urn for thing in budgets.waiting(factory.treasurer())] == [line.urn]
    assert budgets.waiting(factory.treasurer("DLH")) == []


def test_loading_again_changes_nothing() -> None:
    factory.load()
    assert budgets.load_reference() == 0


def test_nothing_entered_is_not_zero() -> None:
    line = factory.line()
    assert budgets.describe([line.urn], ANONYMOUS)[line.urn].spent is None
    assert not budgets.budget_line(line.code, ANONYMOUS).reported
    factory.realised(line)
    assert budgets.describe([line.urn], ANONYMOUS)[line.urn].spent == 40_000_000


def test_rungs_written_at_one_moment_stand_in_their_order() -> None:
    with clock.travel(clock.wib(2021, 1, 4)):
        line = factory.opened()
        for kind, on in zip(PaguKind, (1, 2, 3, 4), strict=True):
            factory.pagu(line, kind, 100 + on, date(2021, 1, on))
    assert [row.kind for row in budgets.ladder_of(line)] == list(PaguKind)
    line.refresh_from_db()
    assert line.pagu == 104
