"""Waves that go out when they are due, answers, what is counted, and what is withheld."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from sinergi.budgets import api as budgets
from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import NotAllowed
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, events_of, links_among
from sinergi.notices.api import inbox
from sinergi.outcomes import api as outcomes
from sinergi.outcomes import rules
from sinergi.outcomes.api import Answers, Aspect, Income, Status, Wave
from sinergi.people.api import ANONYMOUS
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Desk
from tests.factories import outcomes as results
from tests.factories import programmes as make
from tests.factories.people import citizen, officer


def test_four_waves_go_out_when_they_are_due() -> None:
    start = clock.wib(2024, 5, 31, 15)
    with clock.travel(start):
        programme, seats = results.ended(1)
        person, _ = seats[0]
        due = [
            row.due_at.astimezone(clock.WIB).date()
            for row in outcomes.surveys_of(programme, person)
        ]
    assert due == [date(2024, 5, 31), date(2024, 8, 31), date(2024, 11, 30), date(2025, 5, 31)]
    for wave, day in zip(Wave, due, strict=True):
        moment = clock.wib(day.year, day.month, day.day, 16)
        with clock.travel(moment):
            jobs.run_due()
            waits = outcomes.my_invites(person)
            assert wave.value in [invite.survey.wave for invite in waits]
            told = [one.text for one in inbox(person).items if "pertanyaan singkat" in one.text]
            assert len(told) == list(Wave).index(wave) + 1


def test_a_wave_stands_in_the_thread_on_the_day_people_are_asked() -> None:
    """All four are planned at one moment; the story of results needs the days they happen."""
    with clock.travel(clock.wib(2024, 5, 31, 15)):
        programme, _ = results.ended(1)
        waves = outcomes.surveys_of(programme, ANONYMOUS)
        cards = outcomes.describe([row.urn for row in waves], ANONYMOUS)
        days = [cards[row.urn].at.astimezone(clock.WIB).date() for row in waves]
    assert days == [date(2024, 5, 31), date(2024, 8, 31), date(2024, 11, 30), date(2025, 5, 31)]


def test_a_wave_takes_answers_only_in_its_time() -> None:
    programme, seats = results.ended(1)
    person, row = seats[0]
    later = results.wave(programme, Wave.QUARTER)
    with pytest.raises(outcomes.SurveyNotYet):
        outcomes.record_outcome(by=person, survey=later, application=row, answers=results.EARNING)
    with clock.travel(later.due_at + timedelta(days=91)), pytest.raises(outcomes.SurveyOver):
        outcomes.record_outcome(by=person, survey=later, application=row, answers=results.EARNING)


def test_who_may_answer_for_whom() -> None:
    programme, seats = results.ended(2)
    survey = results.wave(programme)
    (person, row), (other, _) = seats
    with clock.travel(max(survey.due_at, clock.now())):
        for stranger in (other, ANONYMOUS, officer("outcomes.record", office="Dinkes")):
            with pytest.raises(NotAllowed):
                outcomes.record_outcome(
                    by=stranger, survey=survey, application=row, answers=results.SEEKING
                )
        mine = outcomes.record_outcome(
            by=person, survey=survey, application=row, answers=results.SEEKING
        )
        by_office = outcomes.record_outcome(
            by=results.recorder(), survey=survey, application=row, answers=results.EARNING
        )
    assert (mine.by_phone, by_office.by_phone, by_office.corrects) == (False, True, mine)
    assert mine.urn not in outcomes.describe([mine.urn], other)
    assert mine.urn in outcomes.describe([mine.urn], person)
    assert "mencari" not in str(events_of([mine.urn]))
    links = links_among([mine.urn, row.urn, programme.urn, survey.urn])
    assert {(link.parent, link.kind) for link in links if link.child == mine.urn} == {
        (row.urn, EdgeKind.RESULT_OF),
        (programme.urn, EdgeKind.RESULT_OF),
        (survey.urn, EdgeKind.PART_OF),
    }


def test_silence_is_not_counted_as_no_job() -> None:
    programme, seats = results.ended(10)
    survey = results.wave(programme)
    for person, row in seats[:6]:
        results.answered(person, row, survey)
    results.answered(*seats[6], survey, results.SEEKING)
    with clock.travel(max(survey.due_at, clock.now())):
        jobs.run_due()
        last = outcomes.summary(programme, ANONYMOUS).last
    assert last is not None
    assert (last.invited, last.answered, last.silent) == (10, 7, 3)
    assert (last.earning.people, str(last.rate)) == (6, "70.00")


def test_small_groups_are_withheld_from_the_public_only() -> None:
    programme, seats = results.ended(5)
    survey = results.wave(programme)
    for person, row in seats[:4]:
        results.answered(person, row, survey)
    with clock.travel(max(survey.due_at, clock.now())):
        public = outcomes.summary(programme, ANONYMOUS).last
        office = outcomes.summary(programme, results.recorder()).last
    assert public is not None
    assert office is not None
    assert (public.earning.people, public.earning.small, public.statuses.rows) == (None, True, ())
    assert office.earning.people == 4


def test_a_result_has_its_cost() -> None:
    activity = make.activity()
    line = make.budget_line(activity.line, 90_000_000)
    programme, seats = results.ended(6, activity=activity)
    programmes.fund(by=make.organiser(), programme=programme, line=line, amount=Rupiah(90_000_000))

    budgets.realise(
        by=make.planner(),
        line=line,
        month=clock.today().month,
        money=Rupiah(60_000_000),
        physical_bp=10_000,
    )
    survey = results.wave(programme)
    for person, row in seats:
        results.answered(person, row, survey)
    summary = outcomes.summary(programme, ANONYMOUS)
    assert summary.money.spent == Rupiah(60_000_000)
    assert summary.per_earner == Rupiah(10_000_000)
    assert summary.per_seat == Rupiah(1_200_000)


def test_people_without_an_account_are_on_the_phone_list() -> None:
    programme = make.designed()
    call = make.opened(programme)
    make.applied(call, make.organiser(), desk=Desk("Mbah Karso", "RT 3"))
    programmes.finish_activity(by=make.organiser(), programme=programme)
    jobs.run_due()
    survey = results.wave(programme)
    with clock.travel(survey.due_at + timedelta(days=20)):
        jobs.run_due()
    with clock.travel(survey.due_at + timedelta(days=40)):
        office = results.recorder()
        assert [row.name for row in outcomes.unanswered(office, survey)] == ["Mbah Karso"]
        (waits,) = outcomes.waiting(office)
        assert "Hubungi 1 peserta" in str(waits.action)
        assert outcomes.waiting(citizen()) == []


def test_a_gap_names_day_and_place_of_search_and_is_stated_once() -> None:
    programme = make.designed()
    values = {
        "programme": programme,
        "aspect": Aspect.SPENDING,
        "text": "Realisasi tidak ditemukan.",
        "searched_on": clock.today(),
        "source": "laporan yang terbit",
    }
    gap = outcomes.state_gap(by=results.recorder(), **values)  # type: ignore[arg-type]
    card = outcomes.describe([gap.urn], ANONYMOUS)[gap.urn]
    assert "tidak ditemukan" in str(card.missing[0])
    with pytest.raises(outcomes.GapStated), transaction.atomic():
        outcomes.state_gap(by=results.recorder(), **values)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        outcomes.state_gap(by=citizen(), **values | {"aspect": Aspect.RESULTS})  # type: ignore[arg-type]


def test_a_reported_programme_is_not_surveyed() -> None:
    programme = make.designed()
    programmes.finish_activity(by=make.organiser(), programme=programme)
    jobs.run_due()
    assert outcomes.surveys_of(programme, ANONYMOUS) == []


def test_paid_channels_need_evidence() -> None:
    programme, seats = results.ended(1)
    survey = results.wave(programme)
    with pytest.raises(outcomes.EvidenceMissing):
        results.answered(*seats[0], survey, Answers(Status.STUDYING, Income.NONE, monetised=True))
    with pytest.raises(outcomes.HoursWrong):
        results.answered(*seats[0], survey, Answers(Status.STUDYING, Income.NONE, hours=200))
    row = results.answered(
        *seats[0], survey, Answers(Status.STUDYING, Income.NONE, monetised=True, evidence="bukti")
    )
    assert row.earning


def test_rows_for_the_scorecard_name_no_person() -> None:
    programme, seats = results.ended(2)
    survey = results.wave(programme)
    results.answered(*seats[0], survey)
    with clock.travel(max(survey.due_at, clock.now())):
        jobs.run_due()
    rows = outcomes.last_answers("Diskominfo")
    assert Counter(row.answered for row in rows) == {True: 1, False: 1}
    assert sum(row.earning for row in rows) == 1
    assert outcomes.numbers().earning is None


@given(st.dictionaries(st.sampled_from(list(Status)), st.integers(0, 40)))
def test_no_published_cell_tells_of_fewer_than_five(cells: dict[Status, int]) -> None:
    shown, rest = rules.merged(cells)
    assert sum(shown.values()) + rest == sum(cells.values())
    assert all(count == 0 or count >= rules.SMALL for count in shown.values())
    if shown:
        assert rest == 0 or rest >= rules.SMALL


@given(st.integers(0, 36), st.integers(0, 400))
def test_months_after_lands_in_the_right_month(months: int, days: int) -> None:
    start = clock.wib(2024, 1, 1) + timedelta(days=days)
    local, later = start.astimezone(clock.WIB), rules.months_after(start, months)
    assert (later.year * 12 + later.month) - (local.year * 12 + local.month) == months


def test_a_new_wave_tells_only_once_five_have_answered() -> None:
    programme, seats = results.ended(6)
    start, quarter = results.wave(programme), results.wave(programme, Wave.QUARTER)
    for person, row in seats:
        results.answered(person, row, start)
    with clock.travel(quarter.due_at):
        jobs.run_due()
    for person, row in seats[:4]:
        results.answered(person, row, quarter, results.SEEKING)
    last = outcomes.summary(programme, ANONYMOUS).last
    assert last is not None
    assert (last.survey, last.earning.people) == (start, 6)
    assert outcomes.numbers().earning == 6
    results.answered(*seats[4], quarter, results.SEEKING)
    last = outcomes.summary(programme, ANONYMOUS).last
    assert last is not None
    assert (last.survey, last.earning.people) == (quarter, 0)
    assert {row.earning for row in outcomes.last_answers()} == {False}
