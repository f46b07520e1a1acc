"""Drafting a Renja: codes from the lists, sums, what is refused, what the chain says."""

from __future__ import annotations

import pytest

from sinergi.kernel.errors import NotAllowed, NotFound
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, events_of, links_among
from sinergi.people.api import ANONYMOUS
from sinergi.plans import api as plans
from tests.factories import plans as factory
from tests.factories import proposals
from tests.factories.people import citizen, office

pytestmark = pytest.mark.django_db


def test_a_line_takes_kinerja_indicator_and_unit_from_the_list() -> None:
    line = factory.line()
    assert line.name == "Kemitraan Komunikasi dengan Komunitas Informasi Masyarakat"
    assert line.unit == "Komunitas"
    assert line.indicator.startswith("Jumlah Komunitas Informasi Masyarakat")
    assert line.version_id == "2027"
    assert not line.nearest


def test_the_nearest_list_is_used_and_marked_where_none_is_valid() -> None:
    renja = factory.drafted(year=2022)
    line = factory.line(renja, code="2.16.02.2.01.08")
    assert line.nomenclature_code == "2.16.02.2.01.0008"
    assert line.version_id == "2023"
    assert line.nearest
    card = plans.describe([line.urn], ANONYMOUS)[line.urn]
    assert "terdekat" in str(card.missing[0])


def test_a_partly_known_list_is_filled_from_the_nearest_complete_one() -> None:
    renja = factory.drafted(year=2025)
    known = factory.line(renja, code="2.16.02.2.01.0014")
    other = factory.line(renja, code="1.02.02.2.02.0001")
    assert (known.version_id, known.nearest) == ("2025", False)
    assert (other.version_id, other.nearest) == ("2023", True)


def test_penunjang_is_coded_by_the_offices_bidang() -> None:
    renja = factory.drafted(office="Diskominfo")
    line = factory.line(renja, code="X.XX.01.2.01.0001")
    assert line.nomenclature_code == "2.16.01.2.01.0001"
    assert renja.bidang == "2.16"


def test_unknown_and_higher_codes_are_refused() -> None:
    renja = factory.drafted()
    with pytest.raises(plans.UnknownCode):
        factory.line(renja, code="2.16.02.2.01.9999")
    with pytest.raises(plans.NotSubKegiatan):
        factory.line(renja, code="2.16.02")
    factory.line(renja)
    with pytest.raises(plans.LineExists):
        factory.line(renja)


def test_one_renja_an_office_and_year() -> None:
    factory.drafted()
    with pytest.raises(plans.AlreadyDrafted):
        factory.drafted()


def test_the_tree_sums_upwards() -> None:
    renja = factory.drafted()
    first = factory.line(renja, pagu=Rupiah(200_000_000))
    factory.line(renja, code=factory.CONTENT, pagu=Rupiah(100_000_000))
    factory.activity(first)
    rows = plans.tree(renja)
    assert [row.code for row in rows] == [
        "2",
        "2.16",
        "2.16.02",
        "2.16.02.2.01",
        "2.16.02.2.01.0031",
        "2.16.02.2.01.0032",
    ]
    assert [row.pagu for row in rows] == [300_000_000] * 4 + [200_000_000, 100_000_000]
    assert all(row.name for row in rows)
    assert [work.name for work in rows[4].activities] == ["Kelas konten digital"]


def test_activities_fit_their_line() -> None:
    line = factory.line()
    factory.activity(line)
    with pytest.raises(plans.OverLine) as refused:
        factory.activity(line, amount=Rupiah(50_000_001))
    assert refused.value.field == "amount"
    assert "Rp50.000.000" in str(refused.value)
    factory.activity(line, amount=Rupiah(50_000_000))
    line.refresh_from_db()
    assert line.allocated == 200_000_000
    with pytest.raises(plans.BelowActivities):
        _change(line, pagu=Rupiah(199_999_999))


def test_changing_an_activity_moves_the_sum() -> None:
    line = factory.line()
    work = factory.activity(line)
    changed = _change_activity(work, amount=Rupiah(120_000_000))
    assert changed.amount == 120_000_000
    line.refresh_from_db()
    assert line.allocated == 120_000_000


def test_a_line_may_continue_only_last_years() -> None:
    last_year = factory.line(factory.drafted(year=2026), code=factory.KIM)
    renja = factory.drafted(year=2027)
    line = factory.line(renja, continues=last_year)
    links = links_among([line.urn, last_year.urn])
    assert [(link.child, link.parent, link.kind) for link in links] == [
        (line.urn, last_year.urn, EdgeKind.CONTINUES)
    ]
    with pytest.raises(plans.NotLastYears):
        factory.line(factory.drafted(year=2028), continues=last_year)


def test_tying_a_proposal_makes_the_edge_and_is_done_once() -> None:
    work = factory.activity()
    wish = proposals.proposed()
    plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish.urn)
    links = links_among([work.urn, wish.urn])
    assert [link.kind for link in links] == [EdgeKind.ANSWERS]
    assert plans.proposals_answered([work]) == {work.pk: [wish.urn]}
    assert plans.activities_answering([wish.pk], ANONYMOUS)[wish.pk][0] == work
    with pytest.raises(plans.AlreadyTied):
        plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish)


def test_only_the_office_itself_edits() -> None:
    renja = factory.drafted()
    for somebody in (ANONYMOUS, citizen(), factory.planner("DLH")):
        with pytest.raises(NotAllowed):
            factory.line(renja, by=somebody)
    with pytest.raises(NotAllowed):
        plans.draft_renja(by=factory.planner("DLH"), organisation=office("Diskominfo"), year=2030)


def test_after_penetapan_nothing_changes() -> None:
    renja = factory.drafted()
    line = factory.line(renja)
    work = factory.activity(line)
    wish = proposals.proposed()
    factory.fixed(renja)
    attempts = [
        lambda: factory.line(renja, code=factory.CONTENT),
        lambda: _change(line, pagu=Rupiah(300_000_000)),
        lambda: factory.activity(line, amount=Rupiah(1)),
        lambda: _change_activity(work, amount=Rupiah(1)),
        lambda: plans.tie_proposal(by=factory.planner(), activity=work, proposal=wish),
        lambda: plans.set_ceiling(
            by=factory.planner(), renja=renja, ceiling=Rupiah(1), document="SE"
        ),
        lambda: factory.fixed(renja),
    ]
    for attempt in attempts:
        with pytest.raises(plans.RenjaLocked) as refused:
            attempt()
        assert "Perwali 30/2026" in str(refused.value)


def test_fixing_needs_the_right_and_a_decree() -> None:
    renja = factory.drafted()
    with pytest.raises(NotAllowed):
        plans.fix_renja(
            by=factory.planner(), renja=renja, decree_number="1", decree_on=renja.created_at.date()
        )
    with pytest.raises(plans.DecreeMissing):
        plans.fix_renja(
            by=factory.fixer(), renja=renja, decree_number=" ", decree_on=renja.created_at.date()
        )


def test_a_refused_action_leaves_nothing() -> None:
    line = factory.line()
    before = (len(events_of([line.urn])), plans.numbers())
    with pytest.raises(plans.OverLine):
        factory.activity(line, amount=Rupiah(200_000_001))
    assert (len(events_of([line.urn])), plans.numbers()) == before


def test_search_by_code_and_by_words() -> None:
    factory.load()
    found = plans.search("2.16.02.2.01", 2027)
    assert {coded.code for coded in found} >= {factory.KIM, factory.CONTENT}
    assert [coded.code for coded in plans.search("komunitas informasi", 2027)] == [factory.KIM]
    assert plans.search("", 2027) == []
    office = plans.search("2.16.01.2.01", 2027, bidang="2.16")
    assert office
    assert all(coded.code.startswith("2.16.01.") for coded in office)


def test_what_was_not_found_is_said_and_not_filled_in() -> None:
    line = factory.line(target=0, pagu=Rupiah(0), known=False)
    work = factory.activity(line, target=0, amount=Rupiah(0), known=False)
    cards = plans.describe([line.urn, work.urn], ANONYMOUS)
    assert [card.planned for card in cards.values()] == [None, None]
    assert all("tidak ditemukan" in str(card.missing) for card in cards.values())
    with pytest.raises(plans.TargetNotPositive):
        factory.line(line.renja, code=factory.CONTENT, target=0)


def test_find_by_code() -> None:
    work = factory.activity()
    assert plans.find(work.code.lower(), ANONYMOUS) == work.urn
    with pytest.raises(NotFound):
        plans.find("0000000000", ANONYMOUS)


def test_what_waits_for_an_officer() -> None:
    renja = factory.drafted()
    assert [thing.urn for thing in plans.waiting(factory.planner())] == [renja.urn]
    assert plans.waiting(factory.planner("DLH")) == []
    assert plans.waiting(citizen()) == []


def _change(line: plans.PlanLine, **given: object) -> plans.PlanLine:
    values: dict[str, object] = {
        "target": line.target,
        "pagu": line.pagu,
        "fund": line.fund,
        "region": line.region,
        "kelompok_sasaran": line.kelompok_sasaran,
        "note": line.note,
    }
    return plans.change_line(by=factory.planner(), line=line, **values | given)  # type: ignore[arg-type]


def _change_activity(work: plans.Activity, **given: object) -> plans.Activity:
    values: dict[str, object] = {
        "name": work.name,
        "target": work.target,
        "unit": work.unit,
        "month_from": work.month_from,
        "month_to": work.month_to,
        "amount": work.amount,
        "region": work.region,
        "place": work.place,
        "tag": work.tag,
    }
    return plans.change_activity(by=factory.planner(), activity=work, **values | given)  # type: ignore[arg-type]


def test_a_plan_without_known_money_has_no_sum() -> None:
    renja = factory.drafted()
    factory.line(renja, target=0, pagu=Rupiah(0), known=False)
    assert plans.renja(renja.code, ANONYMOUS).planned is None
    assert not any(row.known for row in plans.tree(renja))
    factory.line(renja, code=factory.CONTENT)
    assert plans.renja(renja.code, ANONYMOUS).planned == 200_000_000


def test_a_reported_plan_claims_no_state_it_was_not_seen_in() -> None:
    renja = factory.drafted(year=2030, reported=True, source="radarmalang.jawapos.com")
    factory.line(renja, code=factory.KIM)
    card = plans.describe([renja.urn], ANONYMOUS)[renja.urn]
    assert "tidak ditemukan" in str(card.state)
    assert plans.waiting(factory.planner()) == []
