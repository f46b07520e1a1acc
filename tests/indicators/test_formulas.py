"""The formulas, tried on any rows: exact, bounded, and silent where there is nothing to count."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from statistics import median as known_median

from hypothesis import given
from hypothesis import strategies as st

from sinergi.indicators.rules import (
    FORMULAS,
    BudgetFact,
    OutcomeFact,
    ProgrammeFact,
    ProposalFact,
    VoiceFact,
    median,
    standing,
    trend,
)
from sinergi.indicators.rules.standing import Direction, Standing
from sinergi.kernel.ids import Urn, urn, uuid7

START = date(2021, 1, 4)


def _urn(kind: str) -> Urn:
    return urn(kind, uuid7())


@st.composite
def voices(draw: st.DrawFn) -> VoiceFact:
    came = START + timedelta(days=draw(st.integers(0, 300)))
    due = came + timedelta(days=draw(st.integers(1, 90)))
    answered = draw(st.none() | st.integers(0, 200).map(lambda days: came + timedelta(days=days)))
    return VoiceFact(_urn("Voice"), came, due, answered, draw(st.booleans()))


@st.composite
def outcomes(draw: st.DrawFn) -> OutcomeFact:
    answered = draw(st.booleans())
    return OutcomeFact(
        _urn("Outcome"),
        Urn("urn:ngsi-ld:Programme:00000000-0000-7000-8000-000000000001"),
        answered,
        answered and draw(st.booleans()),
        answered and draw(st.booleans()),
        draw(st.booleans()),
    )


@given(st.lists(voices()))
def test_a_share_is_the_part_of_the_whole(rows: list[VoiceFact]) -> None:
    measure = FORMULAS["answered_in_time"].compute(rows)
    if not rows:
        assert measure is None
        return
    assert measure is not None
    good = [row for row in rows if row.answered_on and row.answered_on <= row.due_on]
    assert (measure.numerator, measure.denominator) == (len(good), len(rows))
    assert 0 <= measure.value <= 100
    assert abs(measure.value - Decimal(len(good)) * 100 / len(rows)) <= Decimal("0.005")
    assert set(measure.counted) == {row.urn for row in rows}
    assert measure.contoh == any(row.contoh for row in rows)


@given(st.lists(voices()))
def test_days_to_answer_is_the_median_of_the_answered(rows: list[VoiceFact]) -> None:
    measure = FORMULAS["days_to_answer"].compute(rows)
    days = [(row.answered_on - row.reported_on).days for row in rows if row.answered_on]
    if not days:
        assert measure is None
        return
    assert measure is not None
    assert measure.value == Decimal(str(known_median(days)))
    assert len(measure.counted) == len(days)


@given(st.lists(st.integers(0, 10_000)))
def test_the_median_is_exact(numbers: list[int]) -> None:
    found = median(numbers)
    assert found == (Decimal(str(known_median(numbers))) if numbers else None)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=30))
def test_proposals(rows: list[tuple[bool, int]]) -> None:
    facts = [ProposalFact(_urn("Proposal"), answered, count) for answered, count in rows]
    answered = FORMULAS["answered_with_reason"].compute(facts)
    grown = FORMULAS["from_voices"].compute(facts)
    if not facts:
        assert answered is grown is None
        return
    assert answered is not None
    assert grown is not None
    assert answered.numerator == sum(each for each, _ in rows)
    assert grown.numerator == sum(count > 0 for _, count in rows)


@given(st.lists(st.tuples(st.integers(1, 10**12), st.integers(0, 100)), max_size=20))
def test_spending_never_passes_the_pagu(rows: list[tuple[int, int]]) -> None:
    facts = [BudgetFact(_urn("BudgetLine"), pagu, pagu * part // 100) for pagu, part in rows]
    measure = FORMULAS["pagu_spent"].compute(facts)
    if not facts:
        assert measure is None
        return
    assert measure is not None
    assert measure.numerator <= (measure.denominator or 0)
    assert measure.value <= 100


@given(st.lists(outcomes(), max_size=40))
def test_silence_is_not_failure_and_small_groups_stay_untold(rows: list[OutcomeFact]) -> None:
    answered = [row for row in rows if row.answered]
    good = sum(row.earning for row in answered)
    measure = FORMULAS["earning"].compute(rows)
    if len(answered) < 5 or 0 < good < 5:
        assert measure is None
        return
    assert measure is not None
    assert measure.denominator == len(answered)
    assert measure.asked == len(rows)
    silent = {row.urn for row in rows if not row.answered}
    assert not silent & set(measure.counted)


@given(st.lists(st.tuples(st.none() | st.integers(0, 500), st.booleans()), max_size=10))
def test_unknown_attendance_is_not_zero(rows: list[tuple[int | None, bool]]) -> None:
    facts = [ProgrammeFact(_urn("Programme"), trained, None, contoh=c) for trained, c in rows]
    measure = FORMULAS["people_trained"].compute(facts)
    known = [trained for trained, _ in rows if trained is not None]
    if not known:
        assert measure is None
        return
    assert measure is not None
    assert measure.value == sum(known)
    assert len(measure.counted) == len(known)


def test_cost_per_result_rounds_to_whole_rupiah() -> None:
    one = ProgrammeFact(_urn("Programme"), None, 100, 7)
    unknown = ProgrammeFact(_urn("Programme"), None, None, 50)
    measure = FORMULAS["cost_per_result"].compute([one, unknown])
    assert measure is not None
    assert measure.value == 14
    assert measure.counted == (one.urn,)


_values = st.none() | st.decimals(-1000, 1000, places=2)


@given(_values, _values, st.sampled_from(list(Direction)))
def test_standing_and_trend_agree(
    now: Decimal | None, other: Decimal | None, direction: Direction
) -> None:
    stands = standing(now, other, direction)
    if now is None:
        assert stands == Standing.NO_DATA
    elif other is None or direction == Direction.NONE:
        assert stands == Standing.NO_TARGET
    else:
        reached = now >= other if direction == Direction.UP else now <= other
        assert (stands == Standing.REACHED) == reached
    went = trend(other, now, direction)
    if None in (now, other) or direction == Direction.NONE:
        assert went == ""
    elif went == "better":
        assert trend(now, other, direction) == "worse"
