"""A figure with 2,000 voices below it is still read at once."""

from __future__ import annotations

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sinergi.indicators import api as indicators
from sinergi.kernel import clock, ids
from sinergi.kernel.clock import wib
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import ANONYMOUS, SYSTEM
from sinergi.thread import api as thread
from sinergi.voices.api import Voice
from tests.factories import chain as story
from tests.factories.voices import reported

MANY = 2_000


def _many_counted() -> indicators.IndicatorValue:
    """A reported figure to which 2,000 copies of a voice are tied, as a count would tie them."""
    story.load()
    with clock.travel(wib(2021, 1, 11)):
        one = reported()
        copies = [_copy(one) for _ in range(MANY)]
        Voice.objects.bulk_create(copies, batch_size=500)
        value = indicators.compute(by=SYSTEM, key="usulan-dari-suara", period="2021")
        assert value is None
        with clock.travel(wib(2021, 12, 1)):
            made = indicators.compute(by=SYSTEM, key="suara-tepat-waktu", period="2021")
    assert made is not None
    return made


def _copy(voice: Voice) -> Voice:
    values = {
        field.attname: getattr(voice, field.attname)
        for field in Voice._meta.concrete_fields
        if field.attname not in ("id", "code")
    }
    return Voice(id=ids.uuid7(), **values)


def test_two_thousand_voices_below_a_figure() -> None:
    value = _many_counted()
    assert value.rows == MANY + 1
    thread.follow(value.urn, ANONYMOUS)
    with CaptureQueriesContext(connection) as asked:
        followed = thread.follow(value.urn, ANONYMOUS)
    group = next(g for g in followed.stations[0].groups if g.kind == "Voice")
    assert group.count == MANY + 1
    assert len(group.steps) == 5
    assert len(asked) <= 20


def test_a_voice_counted_by_figures_does_not_drag_in_the_others() -> None:
    value = _many_counted()
    voice = Voice.objects.order_by("id").first()
    assert voice is not None
    followed = thread.follow(voice.urn, ANONYMOUS)
    assert value.urn in followed.urns()
    assert followed.stations[0].count == 1
    assert followed.stations[0].beside == 0
    assert followed.now.urn == voice.urn


def test_a_walk_goes_round_no_circle() -> None:
    story.load()
    with transaction.atomic(), clock.travel(wib(2021, 1, 11)):
        one, other = reported(), reported()
        for child, parent in ((one, other), (other, one)):
            record(
                stage="voices",
                verb="tied",
                subject=child.urn,
                actor=SYSTEM.urn,
                parents=[Parent(parent.urn, EdgeKind.CONTINUES)],
            )
    assert thread.follow(one.urn, ANONYMOUS).stations[0].count == 2
