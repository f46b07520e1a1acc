"""What an action writes into the history, and how it is read back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from sinergi.kernel import clock, ids
from sinergi.kernel.ids import Urn
from sinergi.ledger import api as ledger
from sinergi.ledger.actions import seal
from sinergi.ledger.api import EdgeKind, Parent
from sinergi.ledger.models import Event, Private

pytestmark = pytest.mark.django_db

ACTOR = ids.urn("User", ids.uuid7())


def _row(kind: str = "Suara") -> Urn:
    return ids.urn(kind, ids.uuid7())


def _link(child: Urn, *parents: Urn, kind: EdgeKind = EdgeKind.GREW_FROM) -> None:
    ledger.record(
        stage="proposals",
        verb="propose",
        subject=child,
        actor=ACTOR,
        parents=[Parent(urn, kind) for urn in parents],
    )


def test_the_walk_goes_both_ways_over_many_parents() -> None:
    voices = [_row() for _ in range(40)]
    proposal, other, activity = _row("Usulan"), _row("Usulan"), _row("Kegiatan")
    _link(proposal, *voices)
    _link(activity, proposal, other, kind=EdgeKind.ANSWERS)
    backwards = ledger.walk(activity, "backwards")
    assert set(backwards) == {activity, proposal, other, *voices}
    assert backwards[voices[0]] == 2
    assert ledger.walk(voices[0], "forwards") == {voices[0]: 0, proposal: 1, activity: 2}


def test_a_circle_ends() -> None:
    a, b = _row(), _row()
    _link(a, b)
    _link(b, a)
    assert set(ledger.walk(a, "forwards")) == {a, b}


def test_links_carry_their_kind_and_day() -> None:
    voice, proposal = _row(), _row("Usulan")
    moment = clock.wib(2021, 1, 18)
    with clock.travel(moment):
        _link(proposal, voice)
    (link,) = ledger.links_among([voice, proposal])
    assert (link.child, link.parent, link.kind, link.at) == (proposal, voice, "grew_from", moment)


def test_saying_an_edge_twice_keeps_one() -> None:
    voice, proposal = _row(), _row("Usulan")
    _link(proposal, voice)
    _link(proposal, voice)
    assert len(ledger.links_among([voice, proposal])) == 1


def test_private_values_stand_only_as_hashes_and_can_be_erased() -> None:
    voice = _row()
    event = ledger.record(
        stage="voices",
        verb="report",
        subject=voice,
        actor=ACTOR,
        facts={"kind": "laporan"},
        private={"text": "Jalan di depan rumah saya berlubang"},
    )
    row = Event.objects.get(pk=event)
    kept = Private.objects.get(event=row)
    assert "rumah" not in str(row.facts)
    assert row.facts == {"kind": "laporan", "text": seal(bytes(kept.salt), kept.value)}
    assert ledger.private_of(event) == {"text": "Jalan di depan rumah saya berlubang"}
    assert ledger.erase(voice) == 1
    assert ledger.private_of(event) == {}
    row.refresh_from_db()
    assert row.facts["text"].startswith("sha256:")


def test_newest_pages_by_moment_and_id() -> None:
    start = clock.now() + timedelta(days=1)
    for minute in range(6):
        with clock.travel(start + timedelta(minutes=minute // 2)):
            ledger.record(stage="voices", verb=f"v{minute}", subject=_row(), actor=ACTOR)
    seen: list[str] = []
    before = None
    while len(seen) < 6:
        page = ledger.newest(2, before=before)
        seen += [happening.verb for happening in page]
        before = (page[-1].at, page[-1].id)
    assert sorted(seen) == [f"v{n}" for n in range(6)]
    assert {seen[0], seen[1]} == {"v4", "v5"}


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    before = Event.objects.count()
    with pytest.raises(RuntimeError):
        ledger.record(stage="voices", verb="report", subject=_row(), actor=ACTOR)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _link(_row(), _row())
        raise ZeroDivisionError
    assert Event.objects.count() == before
