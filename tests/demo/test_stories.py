"""What the demo must be: whole, honest, and alive on its starting day."""

from __future__ import annotations

from collections import Counter

import pytest
from django.apps import apps
from django.db import connection

from sinergi.demo import api as demo
from sinergi.demo.models import Name
from sinergi.kernel import clock
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import Row
from sinergi.people.api import ANONYMOUS, SYSTEM
from sinergi.thread import api as thread
from sinergi.voices import api as voices

pytestmark = [
    pytest.mark.demo,
    pytest.mark.xdist_group("demo"),
    pytest.mark.usefixtures("demo_city"),
]

REPORTED = {"a", "b"}


def _rows() -> dict[str, type[Row]]:
    return {model.URN_KIND: model for model in apps.get_models() if issubclass(model, Row)}


def _urn(key: str) -> Urn:
    return Urn(Name.objects.get(key=key).urn)


def test_what_was_invented_is_marked_and_what_was_reported_names_its_source() -> None:
    for key, urn in Name.objects.values_list("key", "urn"):
        kind, pk = parse_urn(urn)
        row = _rows()[kind].objects.get(pk=pk)
        if key.split("-")[0] in REPORTED:
            assert not row.contoh, key
            assert row.source, key
        else:
            assert row.contoh, key


def test_no_row_of_people_is_unmarked_and_unsourced() -> None:
    for kind, model in _rows().items():
        if kind in ("Indicator", "IndicatorValue"):
            continue
        bare = model.objects.filter(contoh=False, source="")
        # Gaps name where was searched in a field of their own.
        assert not bare.exists() or kind == "Gap", (kind, bare.first())


def test_the_city_is_full_enough_to_be_alive() -> None:
    count = Counter({kind: model.objects.count() for kind, model in _rows().items()})
    assert count["Voice"] >= 2_000
    assert count["Proposal"] >= 110
    assert count["Renja"] >= 6
    assert count["BudgetLine"] >= 30
    assert count["Programme"] >= 4
    assert count["IndicatorValue"] >= 20


def test_no_link_of_the_thread_is_broken() -> None:
    """Every end of every edge is a row that is there."""
    with connection.cursor() as cursor:
        cursor.execute("select child from ledger_edge union select parent from ledger_edge")
        ends = [parse_urn(urn) for (urn,) in cursor.fetchall()]
    models = _rows()
    by_kind: dict[str, set[object]] = {}
    for kind, pk in ends:
        by_kind.setdefault(kind, set()).add(pk)
    for kind, pks in by_kind.items():
        if kind not in models:
            continue
        there = set(models[kind].objects.filter(pk__in=pks).values_list("pk", flat=True))
        assert there == pks, kind


def test_the_first_voice_reaches_a_result_and_an_indicator_in_one_request() -> None:
    chain = thread.follow(_urn("c-suara-00"), ANONYMOUS)
    reached = {card.stage for card in chain.cards.values()}
    assert reached == {
        "voices",
        "proposals",
        "plans",
        "budgets",
        "programmes",
        "outcomes",
        "indicators",
    }


def test_the_indicator_reaches_the_voices_below_it_in_one_request() -> None:
    chain = thread.follow(_urn("c-suara-00"), ANONYMOUS)
    indicator = next(card for card in chain.cards.values() if card.stage == "indicators")
    assert _urn("c-suara-00") in thread.follow(indicator.urn, ANONYMOUS).urns()


def test_the_training_of_2021_began_with_no_voice_and_its_gaps_are_said() -> None:
    chain = thread.follow(_urn("a-program"), ANONYMOUS)
    cards = chain.cards.values()
    assert not [card for card in cards if card.stage == "voices"]
    gaps = [card for card in cards if ":Gap:" in card.urn]
    assert len(gaps) == 4
    assert not [card for card in cards if card.contoh]


def test_only_a_few_things_are_late_on_the_starting_day() -> None:
    page = voices.voices(SYSTEM, late=True, size=100)
    assert 0 < len(page.items) <= 12


def test_a_city_that_has_the_demo_is_not_loaded_again() -> None:
    with pytest.raises(demo.DemoLoaded):
        demo.load()


def test_the_days_can_be_stepped_to_the_last_and_never_back() -> None:
    for day in demo.DAYS[1:]:
        demo.step(day.key)
        assert abs(clock.now() - day.at).total_seconds() < 120
        with pytest.raises(demo.DayPassed):
            demo.step(day.key)
    chain = thread.follow(_urn("d-suara-0"), ANONYMOUS)
    assert "outcomes" in {card.stage for card in chain.cards.values()}
