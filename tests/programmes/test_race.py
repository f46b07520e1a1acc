"""Five hundred people want fifty seats at the same moment: exactly fifty get one, the rest wait in order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from django.db.models import Sum

from sinergi.kernel.errors import Refused
from sinergi.ledger.api import events_of
from sinergi.people.api import Viewer, viewers_of
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Application, ApplicationState, Batch, Call, Kind
from sinergi.programmes.models import Quota
from tests.factories import programmes as make
from tests.factories.people import citizen, user

CONNECTIONS = 8
SEATED, WAITING = ApplicationState.SEATED, ApplicationState.WAITING


def crowd(count: int) -> list[Viewer]:
    """Many people with accounts, made quickly."""
    with transaction.atomic():
        made = [user(f"Warga {number}") for number in range(count)]
    return viewers_of(made)


def at_once(deeds: Iterable[Callable[[], object]]) -> list[object]:
    """Do all at the same time over a few connections; a refusal is a result, any other error fails."""

    def done(deed: Callable[[], object]) -> object:
        try:
            return deed()
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        results = list(pool.map(done, deeds))
        for closing in [pool.submit(_close_slowly) for _ in range(CONNECTIONS)]:
            closing.result()
    return results


def _close_slowly() -> None:
    connections.close_all()
    time.sleep(0.02)


def check(call: Call, *, people: int, seats: int) -> None:
    """Exactly as many seats as there are; everybody in the order in which they arrived."""
    rows = list(Application.objects.filter(call=call).order_by("created_at", "id"))
    assert len(rows) == people
    assert [row.position for row in rows] == list(range(1, people + 1))
    assert [row.state for row in rows] == [SEATED] * seats + [WAITING] * (people - seats)
    quota = Quota.objects.get(call=call)
    assert (quota.taken, quota.arrivals) == (seats, people)
    assert Batch.objects.get(pk=quota.batch_id).seated == seats
    assert len(events_of([row.urn for row in rows])) == people


def race(people: list[Viewer]) -> float:
    """One run; returns the seconds of processor time it took (others may use this machine too)."""
    call = make.opened(make.designed())
    batch = make.batch_of(call.programme)
    start = time.process_time()
    results = at_once(
        [lambda one=one: make.applied(call, one, batch=batch) for one in people]  # type: ignore[misc]
    )
    took = time.process_time() - start
    assert all(isinstance(result, Application) for result in results)
    check(call, people=len(people), seats=50)
    return took


@pytest.mark.django_db(transaction=True)
def test_fifty_seats_for_five_hundred_three_times() -> None:
    people = crowd(500)
    seconds = [race(people) for _ in range(3)]
    assert sum(seconds) < 15, seconds


@pytest.mark.django_db(transaction=True)
def test_withdrawals_and_promotions_while_others_apply() -> None:
    call = make.opened(seats=10)
    first = crowd(30)
    rows = [make.applied(call, one) for one in first]
    late = crowd(30)
    leaving = list(zip(first, rows, strict=True))[::3]
    deeds: list[Callable[[], object]] = []
    for (person, row), newcomer in zip(leaving, late, strict=False):
        deeds.append(lambda p=person, r=row: programmes.withdraw(by=p, application=r))
        deeds.append(lambda n=newcomer: make.applied(call, n))
    results = at_once(deeds)
    assert not [result for result in results if isinstance(result, Refused)]
    seated = Application.objects.filter(call=call, state=SEATED)
    waiting = Application.objects.filter(call=call, state=WAITING)
    assert seated.count() == 10
    last_seat = max(seated.values_list("position", flat=True))
    assert last_seat < min(waiting.values_list("position", flat=True))
    quota = Quota.objects.get(call=call)
    assert quota.taken == Batch.objects.get(pk=quota.batch_id).seated == 10


@pytest.mark.django_db(transaction=True)
def test_everybody_leaves_at_once_and_nobody_is_seated_twice() -> None:
    call = make.opened(seats=5)
    people = crowd(20)
    rows = [make.applied(call, one) for one in people]
    at_once(
        [
            lambda p=person, r=row: programmes.withdraw(by=p, application=r)  # type: ignore[misc]
            for person, row in zip(people, rows, strict=True)
        ]
    )
    assert not Application.objects.filter(call=call, state__in=(SEATED, WAITING)).exists()
    assert Quota.objects.filter(call=call).aggregate(sum=Sum("taken"))["sum"] == 0


@pytest.mark.django_db(transaction=True)
def test_one_person_pressing_twenty_times_applies_once() -> None:
    call = make.opened(make.designed(batches=2))
    other = make.batch_of(call.programme, 2)
    Quota.objects.create(call=call, batch=other, kind=Kind.PUBLIC, seats=50)
    person = citizen()
    results = at_once(
        [lambda: make.applied(call, person), lambda: make.applied(call, person, batch=other)] * 10
    )
    assert sum(isinstance(result, Application) for result in results) == 1
    assert sum(isinstance(result, programmes.AlreadyApplied) for result in results) == 19


@pytest.mark.django_db(transaction=True)
def test_an_application_that_is_rolled_back_leaves_nothing() -> None:
    call = make.opened(seats=1)
    person = citizen()

    class BrokenError(Exception):
        """Something after the action went wrong."""

    before = _traces()
    with pytest.raises(BrokenError), transaction.atomic():
        make.applied(call, person)
        raise BrokenError
    assert _traces() == before
    assert make.applied(call, person).position == 1


def _traces() -> list[int]:
    """How much stands in rows, history, queue and hub."""
    tables = (
        "programmes_application",
        "ledger_event",
        "ledger_edge",
        "procrastinate_jobs",
        "hub_change",
        "notices_follow",
    )
    with connections["default"].cursor() as cursor:
        found = []
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            found.append(cursor.fetchone()[0])
    return found
