"""Selection by decree, meetings and attendance, mentoring, money, endings: through the api."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import NotAllowed
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, events_of, links_among
from sinergi.notices.api import inbox
from sinergi.people.api import ANONYMOUS, viewer_of
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.programmes.api import (
    Application,
    ApplicationState,
    Choice,
    Ending,
    Kind,
    Presence,
    ProgrammeState,
    Step,
    Way,
)
from tests.factories import programmes as make
from tests.factories import proposals as proposing
from tests.factories.people import citizen, officer, officer_user

PRESENT, ABSENT = Presence.PRESENT, Presence.ABSENT


def decreed(call: programmes.Call, order: list[Application], **given: object) -> None:
    """A decree of the head of office with this order."""
    programmes.decree_seats(
        by=make.organiser(),
        call=call,
        batch=make.batch_of(call.programme),
        number="188/12/2024",
        on=clock.today(),
        order=[Choice(row, f"Alasan {place}") for place, row in enumerate(order)],
        others_reason="Kursi terbatas",
        **given,  # type: ignore[arg-type]
    )


def test_in_a_selection_no_seat_exists_before_the_decree() -> None:
    call = make.opened(seats=1, way=Way.SELECTION)
    people = [citizen() for _ in range(3)]
    rows = [make.applied(call, person) for person in people]
    assert {row.state for row in rows} == {ApplicationState.APPLIED}
    assert programmes.call_view(call, ANONYMOUS).free == 1
    with pytest.raises(programmes.CallStillOpen):
        decreed(call, rows)
    with clock.travel(call.closes_at):
        decreed(call, [rows[2], rows[0]])
        assert [programmes.mine(one)[0].application.state for one in people] == [
            ApplicationState.WAITING,
            ApplicationState.REFUSED,
            ApplicationState.SEATED,
        ]
        assert programmes.mine(people[1])[0].application.reason == "Kursi terbatas"
        with pytest.raises(programmes.AlreadyDecreed):
            decreed(call, [])
        programmes.withdraw(by=people[2], application=rows[2])
        assert programmes.mine(people[0])[0].application.state == ApplicationState.SEATED


def test_only_who_may_decree_decrees_and_only_applicants() -> None:
    call = make.opened(seats=1, way=Way.SELECTION)
    other = make.applied(make.opened(make.designed(), seats=1))
    with clock.travel(call.closes_at):
        with pytest.raises(programmes.NotInSelection), transaction.atomic():
            decreed(call, [other])
        with pytest.raises(NotAllowed):
            programmes.decree_seats(
                by=officer("programmes.enrol", office=make.OFFICE),
                call=call,
                batch=make.batch_of(call.programme),
                number="1",
                on=clock.today(),
                order=[],
                others_reason="-",
            )


def test_seats_of_a_first_come_call_are_not_decreed() -> None:
    call = make.opened()
    with clock.travel(call.closes_at), pytest.raises(programmes.NotThisWay):
        decreed(call, [])


def test_attendance_is_kept_and_corrected_by_new_rows() -> None:
    call = make.opened(seats=2)
    first, second, waits = (make.applied(call) for _ in range(3))
    trainer = officer_user("programmes.teach", office=make.OFFICE)
    meeting = make.met(first.batch, trainer=trainer)
    by = viewer_of(trainer)
    marks = {first.pk: PRESENT, second.pk: ABSENT, waits.pk: PRESENT}
    assert programmes.take_attendance(by=by, meeting=meeting, marks=marks, walk_ins=3) == 4
    assert programmes.take_attendance(by=by, meeting=meeting, marks=marks, walk_ins=3) == 0
    assert programmes.take_attendance(by=by, meeting=meeting, marks={second.pk: PRESENT}) == 1
    assert second.attendance.count() == 2
    counted = programmes.attendance_of(call.programme)
    assert {key: mark.present for key, mark in counted.items()} == {first.pk: 1, second.pk: 1}
    lines = programmes.roster(by, meeting)
    assert [line.has_seat for line in lines] == [True, True, False]
    assert programmes.walk_ins_of(meeting) == 3
    call.programme.refresh_from_db()
    assert call.programme.state == ProgrammeState.RUNNING


def test_attendance_is_refused_to_others_too_early_and_for_strangers() -> None:
    row = make.applied(make.opened())
    stranger = make.applied(make.opened(make.designed()))
    tomorrow = clock.now() + timedelta(days=1)
    early = make.met(row.batch, starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=1))
    today = make.met(row.batch)
    with pytest.raises(programmes.MeetingNotYet):
        programmes.take_attendance(by=make.organiser(), meeting=early, marks={row.pk: PRESENT})
    with pytest.raises(programmes.NotOfThisBatch):
        programmes.take_attendance(by=make.organiser(), meeting=today, marks={stranger.pk: PRESENT})
    for other in (citizen(), ANONYMOUS, officer("programmes.teach", office=make.OFFICE)):
        with pytest.raises(NotAllowed):
            programmes.take_attendance(by=other, meeting=today, marks={row.pk: PRESENT})
        with pytest.raises(NotAllowed):
            programmes.roster(other, today)


def test_mentoring_ends_reached_stopped_or_handed_on() -> None:
    row = make.applied(make.opened())
    first, second = (officer_user("programmes.mentor", office=make.OFFICE) for _ in range(2))
    one = programmes.start_mentoring(
        by=make.organiser(), application=row, mentor=first, goal="12 video"
    )
    with pytest.raises(programmes.MentoringOpen), transaction.atomic():
        programmes.start_mentoring(by=make.organiser(), application=row, mentor=second, goal="-")
    programmes.note(by=viewer_of(first), mentoring=one, text="Tiga video")
    with pytest.raises(NotAllowed):
        programmes.note(by=viewer_of(second), mentoring=one, text="Bukan urusan saya")
    with pytest.raises(programmes.TextMissing):
        programmes.end_mentoring(by=viewer_of(first), mentoring=one, ending=Ending.STOPPED)
    programmes.end_mentoring(
        by=viewer_of(first),
        mentoring=one,
        ending=Ending.HANDED_ON,
        reason="Pindah tugas",
        to=second,
    )
    (following,) = programmes.mentees(viewer_of(second))
    links = links_among([one.urn, following.urn])
    assert [(link.child, link.kind) for link in links] == [(following.urn, EdgeKind.CONTINUES)]
    with pytest.raises(programmes.MentoringEnded):
        programmes.note(by=viewer_of(first), mentoring=one, text="Masih?")
    programme = row.batch.programme
    programmes.finish_activity(by=make.organiser(), programme=programme)
    with pytest.raises(programmes.MentoringUnfinished):
        programmes.finish(by=make.organiser(), programme=programme)
    programmes.end_mentoring(by=viewer_of(second), mentoring=following, ending=Ending.REACHED)
    done = programmes.finish(by=make.organiser(), programme=programme)
    assert done.state == ProgrammeState.DONE
    assert programmes.counts(programme).mentored == 1
    for stranger in (ANONYMOUS, citizen(), make.organiser("Dinkes")):
        assert programmes.describe([one.urn], stranger) == {}


def test_only_a_participant_is_mentored() -> None:
    call = make.opened(seats=1)
    make.applied(call)
    waits = make.applied(call)
    mentor = officer_user("programmes.mentor", office=make.OFFICE)
    with pytest.raises(programmes.NotSeated):
        programmes.start_mentoring(by=make.organiser(), application=waits, mentor=mentor, goal="x")


def test_a_programme_hangs_from_activity_budget_forum_and_instruction() -> None:
    activity = make.activity()
    line = make.budget_line(activity.line)
    order = proposing.proposed(
        by=officer("proposals.propose", office=make.OFFICE),
        origin="instruksi",
        year=activity.line.renja.year,
    )
    programme = make.designed(activity=activity, ordered_by=order)
    by = make.organiser()
    forum = plans.open_forum(
        by=officer("plans.open_forum", office=make.OFFICE),
        organisation=programme.organisation,
        year=activity.line.renja.year + 1,
        held_on=clock.today(),
        place="Balai Kota",
    )
    programmes.fund(by=by, programme=programme, line=line, amount=Rupiah(150_000_000))
    programmes.announce(by=by, programme=programme, forum=forum)
    links = links_among([programme.urn, activity.urn, line.urn, order.urn, forum.urn])
    kinds = {link.parent: link.kind for link in links if link.child == programme.urn}
    assert kinds == {
        activity.urn: EdgeKind.DELIVERS,
        line.urn: EdgeKind.PAID_BY,
        order.urn: EdgeKind.ORDERED_BY,
        forum.urn: EdgeKind.ANNOUNCED_AT,
    }
    card = programmes.describe([programme.urn], ANONYMOUS)[programme.urn]
    assert (card.planned, card.spent, card.people) == (Rupiah(150_000_000), None, None)


def test_a_programme_takes_no_more_of_a_line_than_is_left_of_its_year() -> None:
    activity = make.activity()
    line = make.budget_line(activity.line, 100)
    one, two = make.designed(activity=activity), make.designed(activity=activity)
    by = make.organiser()
    programmes.fund(by=by, programme=one, line=line, amount=Rupiah(60))
    with pytest.raises(programmes.FundingBeyondLine):
        programmes.fund(by=by, programme=two, line=line, amount=Rupiah(41))
    programmes.fund(by=by, programme=two, line=line, amount=Rupiah(40))
    assert programmes.money_of([two])[two.pk].planned == Rupiah(40)


def test_published_figures_stand_where_no_person_is_known() -> None:
    programme = make.designed(capacity=70, batches=2)
    by = make.organiser()
    for kind in (Kind.PUBLIC, Kind.CIVIL_SERVANT):
        programmes.report_figure(
            by=by, programme=programme, step=Step.APPLIED, people=70, kind=kind, source="Media"
        )
    known = programmes.counts(programme)
    assert (known.applied, known.came, known.attended) == (140, None, None)
    steps = {step.step: step for step in programmes.funnel(programme)}
    assert (steps[Step.APPLIED].people, steps[Step.APPLIED].source) == (140, "Media")
    assert steps[Step.CAME].people is None
    assert programmes.describe([programme.urn], ANONYMOUS)[programme.urn].people == 140


def test_meetings_and_calls_tell_their_own_days() -> None:
    call = make.opened()
    meeting = make.met(make.batch_of(call.programme))
    with clock.travel(meeting.starts_at - timedelta(minutes=1)):
        before = programmes.describe([meeting.urn], ANONYMOUS)[meeting.urn]
    with clock.travel(max(meeting.ends_at, call.closes_at)):
        after = programmes.describe([meeting.urn, call.urn], ANONYMOUS)
    assert (str(before.state), before.at) == ("Terjadwal", meeting.starts_at)
    assert str(after[meeting.urn].state) == "Sudah berlangsung"
    assert (str(after[call.urn].state), after[call.urn].at) == ("Ditutup", call.closes_at)


def test_a_batch_stands_on_the_day_it_begins() -> None:
    plan = programmes.BatchPlan("17 Mei 2023", 91, date(2023, 5, 17), date(2023, 5, 17))
    programme = programmes.design(
        by=make.organiser(),
        activity=make.activity(),
        title="Kelas",
        summary="Kelas",
        audience="Warga",
        stages=[],
        batches=[plan],
    )
    batch = make.batch_of(programme)
    card = programmes.describe([batch.urn], ANONYMOUS)[batch.urn]
    assert card.at.astimezone(clock.WIB).date() == date(2023, 5, 17)


def test_participants_hear_of_a_meeting_and_the_desk_hears_of_what_is_left_undone() -> None:
    person = citizen()
    row = make.applied(make.opened(), person)
    trainer = officer_user("programmes.teach", office=make.OFFICE)
    make.met(row.batch, trainer=trainer)
    jobs.run_due()
    assert any("Jadwal" in told.text for told in inbox(person).items)
    assert [str(one.action) for one in programmes.waiting(viewer_of(trainer))] == [
        "Catat kehadiran"
    ]
    assert programmes.waiting(person) == []
    assert programmes.waiting(ANONYMOUS) == []


def test_nobody_is_asked_to_end_what_is_known_only_from_a_source() -> None:
    by = make.organiser()
    own, told = make.designed(), make.designed(source="jatimtimes.com, 19 Maret 2021")
    for programme in (own, told):
        programmes.finish_activity(by=by, programme=programme)
    assert [one.urn for one in programmes.waiting(by)] == [own.urn]


def test_lists_and_numbers() -> None:
    programme = make.designed()
    call = make.opened(programme, seats=5)
    make.applied(call)
    (listed,) = programmes.programmes(ANONYMOUS, q="youtuber", open_only=True).items
    assert (listed.seats, listed.seated, listed.open_until) == (50, 1, call.closes_at)
    assert programmes.programmes(ANONYMOUS, organisation="Dinkes").items == []
    (open_call,) = programmes.open_calls(ANONYMOUS)
    assert (open_call.free, open_call.is_open) == (4, True)
    known = programmes.numbers()
    assert (known.programmes, known.open_calls, known.free_seats, known.people) == (1, 1, 4, 1)
    assert programmes.find(programme.code, ANONYMOUS) == programme.urn


def test_an_ended_activity_keeps_its_seats() -> None:
    person = citizen()
    row = make.applied(make.opened(), person)
    programmes.finish_activity(by=make.organiser(), programme=row.batch.programme)
    with pytest.raises(programmes.WrongState):
        programmes.withdraw(by=person, application=row)


def test_history_and_cards_name_no_participant_to_the_public() -> None:
    person = citizen("Nama Rahasia")
    row = make.applied(make.opened(), person)
    mentor = officer_user("programmes.mentor", office=make.OFFICE)
    mentoring = programmes.start_mentoring(
        by=make.organiser(), application=row, mentor=mentor, goal="Tujuan pribadi"
    )
    urns = [row.urn, mentoring.urn, row.batch.urn, row.call.urn, row.batch.programme.urn]
    assert programmes.visible(urns, ANONYMOUS) == set(urns[2:])
    assert set(programmes.describe(urns, ANONYMOUS)) == set(urns[2:])
    assert set(programmes.describe(urns, person)) == set(urns)
    for event in events_of(urns):
        assert str(person.user_id) not in str(event)
        assert "pribadi" not in str(event)


def test_the_hub_holds_counts_and_no_person() -> None:
    person = citizen("Nama Rahasia")
    row = make.applied(make.opened(seats=1), person)
    make.applied(row.call)
    with connection.cursor() as cursor:
        cursor.execute("select id, body::text from hub_entity")
        held = dict(cursor.fetchall())
    assert str(row.urn) not in held
    assert "Nama Rahasia" not in str(held)
    assert str(person.user_id) not in str(held)
    assert "seatsTaken" in held[str(row.batch.urn)]
