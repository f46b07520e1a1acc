"""The forum: agenda, decisions with reasons, the berita acara, and what it locks."""

from __future__ import annotations

from datetime import date

import pytest

from sinergi.kernel.errors import NotAllowed
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, events_of, links_among, walk
from sinergi.people.api import ANONYMOUS
from sinergi.plans import api as plans
from tests.factories import plans as factory
from tests.factories import proposals
from tests.factories.people import officer

pytestmark = pytest.mark.django_db


def test_a_draft_comes_before_its_forum() -> None:
    renja = factory.drafted()
    factory.forum()
    renja.refresh_from_db()
    assert renja.state == plans.RenjaState.FORUM


def test_a_decision_is_kept_with_its_reason() -> None:
    held = factory.forum()
    work = factory.activity()
    item = plans.put_on_agenda(by=factory.planner(), forum=held, activity=work)
    decided = plans.decide(
        by=factory.planner(),
        item=item,
        decision=plans.Decision.DITERIMA_PERUBAHAN,
        reason="Didukung 40 warga",
        changes="Menjadi dua angkatan",
    )
    assert decided.position == 1
    work.refresh_from_db()
    assert work.state == plans.ActivityState.DISEPAKATI_PERUBAHAN
    card = plans.describe([work.urn], ANONYMOUS)[work.urn]
    assert card.reason == "Didukung 40 warga"
    assert "Diskominfo" in card.decided_by
    kinds = {(link.child, link.parent): link.kind for link in links_among([work.urn, held.urn])}
    assert kinds == {(work.urn, held.urn): EdgeKind.DECIDED_AT}
    assert held.urn in walk(work.urn, "backwards")


def test_proposals_are_decided_too() -> None:
    held = factory.forum()
    wish = proposals.proposed()
    item = plans.put_on_agenda(by=factory.planner(), forum=held, proposal=wish)
    plans.decide(
        by=factory.planner(), item=item, decision="ditolak", reason="Bukan kewenangan kota"
    )
    assert plans.decisions_on([wish.urn])[wish.urn][0].reason == "Bukan kewenangan kota"
    assert events_of([wish.urn])[-1].verb == "decided"
    assert wish.urn in walk(held.urn, "forwards")


def test_a_refused_activity_gives_its_money_back() -> None:
    line = factory.line()
    work = factory.activity(line)
    item = factory.agenda_item(factory.forum(), activity=work)
    plans.decide(by=factory.planner(), item=item, decision="ditolak", reason="Belum prioritas")
    line.refresh_from_db()
    assert line.allocated == 0
    factory.activity(line, amount=Rupiah(100_000_000))
    with pytest.raises(plans.OverLine):
        plans.decide(by=factory.planner(), item=item, decision="diterima", reason="Jadi prioritas")


def test_a_closed_forum_does_not_change() -> None:
    held = factory.forum()
    item = factory.agenda_item(held)
    with pytest.raises(plans.StillUndecided):
        factory.closed(held)
    plans.decide(by=factory.planner(), item=item, decision="diterima", reason="Sesuai")
    factory.closed(held, attended=84)
    attempts = [
        lambda: plans.decide(by=factory.planner(), item=item, decision="ditolak", reason="Tidak"),
        lambda: plans.put_on_agenda(
            by=factory.planner(), forum=held, proposal=proposals.proposed()
        ),
        lambda: factory.closed(held),
    ]
    for attempt in attempts:
        with pytest.raises(plans.ForumClosed) as refused:
            attempt()
        assert "050/12/2026" in str(refused.value)


def test_what_the_forum_agreed_on_is_locked_but_money_may_move() -> None:
    held = factory.forum()
    item = factory.agenda_item(held)
    plans.decide(by=factory.planner(), item=item, decision="diterima", reason="Sesuai")
    factory.closed(held)
    work = plans.activity(item.activity.code, ANONYMOUS)
    assert work.agreed
    for change in ({"name": "Lain"}, {"target": 99}, {"place": "Kauman"}, {"unit": "paket"}):
        with pytest.raises(plans.AgreedAtForum):
            _change(work, **change)
    assert _change(work, amount=Rupiah(149_000_000), tag="ekraf").amount == 149_000_000


def test_one_matter_once() -> None:
    held = factory.forum()
    work = factory.activity()
    wish = proposals.proposed()
    with pytest.raises(plans.NotOneMatter):
        plans.put_on_agenda(by=factory.planner(), forum=held)
    with pytest.raises(plans.NotOneMatter):
        plans.put_on_agenda(by=factory.planner(), forum=held, proposal=wish, activity=work)
    plans.put_on_agenda(by=factory.planner(), forum=held, activity=work)
    with pytest.raises(plans.AlreadyOnAgenda):
        plans.put_on_agenda(by=factory.planner(), forum=held, activity=work)


def test_an_activity_of_another_year_is_not_decided_here() -> None:
    held = factory.forum(year=2026)
    with pytest.raises(plans.OtherPlan):
        plans.put_on_agenda(by=factory.planner(), forum=held, activity=factory.activity())


def test_penetapan_waits_for_the_berita_acara() -> None:
    renja = factory.drafted()
    held = factory.forum()
    with pytest.raises(plans.ForumRunning):
        factory.fixed(renja)
    factory.closed(held)
    assert factory.fixed(renja).state == plans.RenjaState.DITETAPKAN


def test_rights_of_a_forum() -> None:
    held = factory.forum()
    item = factory.agenda_item(held)
    with pytest.raises(NotAllowed):
        plans.decide(
            by=officer(plans.EDIT, office="Diskominfo"), item=item, decision="diterima", reason="-"
        )
    with pytest.raises(NotAllowed):
        plans.close_forum(
            by=officer(plans.DECIDE, office="Diskominfo"),
            forum=held,
            minutes_number="1",
            minutes_on=date(2026, 3, 1),
        )


def test_the_berita_acara_as_pdf_is_marked_when_invented() -> None:
    held = factory.forum(contoh=True)
    item = factory.agenda_item(held, activity=factory.activity())
    assert item.contoh
    plans.decide(by=factory.planner(), item=item, decision="diterima", reason="Sesuai")
    factory.closed(held, summary="Peserta meminta pendampingan.", attended=84)
    pdf = plans.minutes_pdf(held.code, ANONYMOUS)
    assert pdf.startswith(b"%PDF-")
    assert b"CONTOH" in pdf
    real = factory.forum(year=2030)
    assert b"CONTOH" not in plans.minutes_pdf(real.code, ANONYMOUS)


def test_a_forum_waits_until_it_is_closed() -> None:
    held = factory.forum()
    waiting = plans.waiting(factory.planner())
    assert [thing.urn for thing in waiting] == [held.urn]
    assert waiting[0].late


def _change(work: plans.Activity, **given: object) -> plans.Activity:
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


def test_no_document_is_made_up_for_a_reported_forum() -> None:
    held = factory.forum(source="satukanal.com")
    with pytest.raises(plans.MinutesElsewhere):
        plans.minutes_pdf(held.code, ANONYMOUS)


def test_a_real_forum_never_prints_an_invented_plan() -> None:
    factory.line(factory.drafted(contoh=True))
    held = factory.forum()
    assert b"CONTOH" not in plans.minutes_pdf(held.code, ANONYMOUS)
