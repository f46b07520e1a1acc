"""The rules of seats and states, for all inputs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.programmes.rules import errors, seats, states
from sinergi.programmes.rules.names import ApplicationState, Kind, ProgrammeState

SEATED, WAITING = ApplicationState.SEATED, ApplicationState.WAITING
KINDS = st.sampled_from([kind.value for kind in Kind])


@given(capacity=st.integers(0, 30), people=st.integers(0, 60))
def test_whoever_comes_while_there_is_a_seat_gets_it(capacity: int, people: int) -> None:
    taken = arrivals = waiting = 0
    given_seats = []
    for _ in range(people):
        seat = seats.arrive(seats=capacity, taken=taken, arrivals=arrivals, waiting=waiting)
        arrivals = seat.position
        taken += seat.state == SEATED
        waiting += seat.state == WAITING
        given_seats.append(seat)
    assert taken == min(capacity, people)
    assert [seat.position for seat in given_seats] == list(range(1, people + 1))
    assert [seat.state for seat in given_seats] == [SEATED] * taken + [WAITING] * (people - taken)


@given(
    deeds=st.lists(st.one_of(st.just("come"), st.integers(0, 50)), max_size=80),
    capacity=st.integers(1, 6),
)
def test_with_withdrawals_seats_stay_exact_and_nobody_is_overtaken(
    deeds: list[str | int], capacity: int
) -> None:
    seated: list[int] = []
    queue: list[int] = []
    arrivals = 0
    for deed in deeds:
        if deed == "come":
            seat = seats.arrive(
                seats=capacity, taken=len(seated), arrivals=arrivals, waiting=len(queue)
            )
            arrivals = seat.position
            (seated if seat.state == SEATED else queue).append(seat.position)
        elif everybody := seated + queue:
            leaves = everybody[int(deed) % len(everybody)]
            if leaves in seated:
                seated.remove(leaves)
                if queue:
                    seated.append(queue.pop(0))
            else:
                queue.remove(leaves)
        assert len(seated) <= capacity
        assert not queue or len(seated) == capacity
        assert not queue or max(seated) < min(queue)


@given(order=st.lists(KINDS, max_size=60), free=st.dictionaries(KINDS, st.integers(0, 10)))
def test_a_decree_gives_each_kind_its_seats_in_order(
    order: list[str], free: dict[str, int]
) -> None:
    given_seats = seats.seats_by_order(list(enumerate(order)), free)
    assert [who for who, _ in given_seats] == list(range(len(order)))
    for kind in Kind:
        of_kind = [state for who, state in given_seats if order[who] == kind.value]
        many = min(free.get(kind.value, 0), len(of_kind))
        assert of_kind == [SEATED] * many + [WAITING] * (len(of_kind) - many)


@given(before=st.integers(-1000, 1000))
def test_a_call_is_open_from_its_first_to_before_its_last_moment(before: int) -> None:
    opens = datetime(2024, 2, 20, tzinfo=UTC)
    closes = opens + timedelta(minutes=500)
    now = opens + timedelta(minutes=before)
    assert seats.is_open(opens, closes, now) == (0 <= before < 500)
    if not seats.is_open(opens, closes, now):
        with pytest.raises((errors.CallNotOpen, errors.CallClosed)):
            seats.check_open(opens, closes, now)


@given(state=st.sampled_from(ProgrammeState), towards=st.sampled_from(ProgrammeState))
def test_a_programme_never_goes_back(state: ProgrammeState, towards: ProgrammeState) -> None:
    order = list(ProgrammeState)
    assert order.index(states.further(state, towards)) == max(
        order.index(state), order.index(towards)
    )


@given(present=st.integers(0, 20), held=st.integers(0, 20))
def test_enough_is_eighty_percent(present: int, held: int) -> None:
    assert states.enough(present, held) == (held > 0 and present / held >= 0.8)
