"""Applying, waiting and withdrawing: what people are given, in which order, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import NotAllowed, NotFound
from sinergi.ledger.api import EdgeKind, events_of, links_among
from sinergi.notices.api import inbox
from sinergi.people.api import ANONYMOUS, SignInNeeded
from sinergi.programmes import api as programmes
from sinergi.programmes.api import ApplicationState, Desk, Kind, Way
from tests.factories import programmes as make
from tests.factories.people import citizen, officer

SEATED, WAITING = ApplicationState.SEATED, ApplicationState.WAITING


def test_seats_go_in_order_of_arrival_and_the_rest_waits() -> None:
    call = make.opened(seats=2)
    rows = [make.applied(call) for _ in range(4)]
    assert [row.state for row in rows] == [SEATED, SEATED, WAITING, WAITING]
    assert [row.position for row in rows] == [1, 2, 3, 4]
    assert [programmes.place_in_queue(row) for row in rows] == [None, None, 1, 2]
    view = programmes.call_view(call, ANONYMOUS)
    assert (view.seats, view.free, view.waiting) == (2, 0, 2)


def test_each_kind_of_applicant_has_seats_of_its_own() -> None:
    call = make.opened(seats={Kind.PUBLIC: 1, Kind.COMMUNITY: 1})
    first, second = make.applied(call), make.applied(call)
    other = make.applied(call, kind=Kind.COMMUNITY)
    assert (first.state, second.state, other.state) == (SEATED, WAITING, SEATED)
    with pytest.raises(programmes.NoSuchQuota):
        make.applied(call, kind=Kind.CIVIL_SERVANT)


def test_one_person_applies_once() -> None:
    call = make.opened()
    person = citizen()
    make.applied(call, person)
    with pytest.raises(programmes.AlreadyApplied), transaction.atomic():
        make.applied(call, person)


def test_a_withdrawn_seat_goes_to_the_next_who_is_told() -> None:
    call = make.opened(seats=1)
    first, second, third = citizen("Adi"), citizen("Budi"), citizen("Citra")
    seat = make.applied(call, first)
    make.applied(call, second)
    make.applied(call, third)
    programmes.withdraw(by=first, application=seat)
    (mine,) = programmes.mine(second)
    assert mine.application.state == SEATED
    (still,) = programmes.mine(third)
    assert (still.application.state, still.queue) == (WAITING, 1)
    jobs.run_due()
    assert any("naik dari daftar tunggu" in told.text for told in inbox(second).items)
    assert all("…" not in told.text for told in inbox(second).items)


def test_who_withdrew_may_come_back_at_the_end_of_the_queue() -> None:
    call = make.opened(seats=1)
    person = citizen()
    programmes.withdraw(by=person, application=make.applied(call, person))
    make.applied(call)
    again = make.applied(call, person)
    assert (again.state, again.position) == (WAITING, 3)
    assert programmes.counts(call.programme).applied == 2


def test_nobody_is_promoted_into_a_batch_that_is_over() -> None:
    programme = make.designed(
        batches=0,
    )
    today = clock.today()
    plan = programmes.BatchPlan("Angkatan 1", 1, today, today)
    programmes.add_batch(by=make.organiser(), programme=programme, batch=plan)
    call = make.opened(programme, seats=1)
    person = citizen()
    seat, waits = make.applied(call, person), make.applied(call)
    with clock.travel(clock.now() + timedelta(days=3)):
        programmes.withdraw(by=person, application=seat)
    waits.refresh_from_db()
    assert waits.state == WAITING


def test_a_call_takes_people_only_between_its_dates() -> None:
    now = clock.now()
    call = make.opened(opens_at=now + timedelta(days=1), closes_at=now + timedelta(days=2))
    with pytest.raises(programmes.CallNotOpen):
        make.applied(call)
    with clock.travel(call.closes_at), pytest.raises(programmes.CallClosed):
        make.applied(call)
    with clock.travel(call.opens_at):
        assert make.applied(call).state == SEATED


def test_without_an_account_or_consent_nothing_is_kept() -> None:
    call = make.opened()
    with pytest.raises(SignInNeeded):
        make.applied(call, ANONYMOUS)
    with pytest.raises(programmes.ConsentMissing):
        make.applied(call, consented=False)
    assert programmes.counts(call.programme).applied is None


def test_the_text_agreed_to_is_kept_word_for_word() -> None:
    call = make.opened(consent="Saya setuju nama saya disimpan.")
    row = make.applied(call)
    assert row.consent == "Saya setuju nama saya disimpan."
    assert row.consented_at is not None


def test_an_officer_enters_people_without_a_phone_once() -> None:
    call = make.opened(seats=1)
    desk = Desk("Mbah Karso", "RT 3 RW 5, titip Bu RT")
    row = make.applied(call, make.organiser(), desk=desk)
    assert (row.name, row.user, row.state) == ("Mbah Karso", None, SEATED)
    with pytest.raises(programmes.AlreadyApplied), transaction.atomic():
        make.applied(call, make.organiser(), desk=desk)
    with pytest.raises(NotAllowed):
        make.applied(call, citizen(), desk=Desk("Orang lain", "x"))


def test_others_neither_withdraw_nor_read_an_application() -> None:
    call = make.opened()
    owner = citizen()
    row = make.applied(call, owner)
    for stranger in (ANONYMOUS, citizen(), make.organiser("Dinkes")):
        with pytest.raises(NotFound):
            programmes.withdraw(by=stranger, application=row, reason="iseng")
        with pytest.raises(NotFound):
            programmes.application_by_code(row.code, stranger)
        assert row.urn not in programmes.describe([row.urn], stranger)
        with pytest.raises(NotAllowed):
            programmes.applications(stranger, row.batch)
    assert programmes.application_by_code(row.code, owner) == row
    assert programmes.describe([row.urn], owner)[row.urn].code == row.code
    assert programmes.applications(make.organiser(), row.batch).items == [row]


def test_the_office_withdraws_somebody_only_with_a_reason() -> None:
    row = make.applied(make.opened())
    with pytest.raises(programmes.TextMissing):
        programmes.withdraw(by=make.organiser(), application=row)
    done = programmes.withdraw(by=make.organiser(), application=row, reason="Pindah kota")
    assert (done.state, done.reason) == (ApplicationState.WITHDRAWN, "Pindah kota")
    with pytest.raises(programmes.AlreadyOut):
        programmes.withdraw(by=make.organiser(), application=row, reason="lagi")


def test_more_seats_than_the_batch_has_are_not_promised() -> None:
    programme = make.designed(capacity=10)
    make.opened(programme, seats=6)
    with pytest.raises(programmes.SeatsBeyondBatch):
        make.opened(programme, seats=5)
    with pytest.raises(programmes.NoSeats):
        make.opened(programme, seats=0)


def test_the_history_names_no_person() -> None:
    person = citizen("Nama Rahasia")
    row = make.applied(make.opened(), person, motivation="Ibu saya sakit")
    (event,) = events_of([row.urn])
    assert str(person.user_id) not in str(event)
    assert "sakit" not in str(event)
    links = links_among([row.urn, row.call.urn, row.batch.urn, row.call.programme.urn])
    assert {(link.child, link.parent) for link in links if link.kind == EdgeKind.PART_OF} == {
        (row.urn, row.call.urn),
        (row.urn, row.batch.urn),
        (row.call.urn, row.call.programme.urn),
        (row.batch.urn, row.call.programme.urn),
    }


def test_only_the_office_may_open_a_call() -> None:
    programme = make.designed()
    for other in (citizen(), officer("programmes.edit", office="Dinkes")):
        with pytest.raises(NotAllowed):
            programmes.open_call(
                by=other,
                programme=programme,
                way=Way.FIRST_COME,
                opens_at=clock.now(),
                closes_at=clock.now() + timedelta(days=1),
                quotas={make.batch_of(programme): {Kind.PUBLIC: 5}},
                rule="-",
            )


def test_followers_hear_on_the_day_a_call_opens() -> None:
    person = citizen()
    programme = make.designed()
    first = make.opened(programme, seats=5)
    make.applied(first, person)
    opens = clock.now() + timedelta(days=3)
    make.opened(programme, seats=5, opens_at=opens, closes_at=opens + timedelta(days=7))
    jobs.run_due()
    assert not any("dibuka hari ini" in told.text for told in inbox(person).items)
    with clock.travel(opens):
        jobs.run_due()
    assert any("dibuka hari ini" in told.text for told in inbox(person).items)
