"""What rules decide, for any input; and the lists and counts built on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel import clock
from sinergi.kernel.errors import NotAllowed
from sinergi.people.api import ANONYMOUS
from sinergi.voices import api as voices
from sinergi.voices import rules
from sinergi.voices.rules import State, Visibility
from tests.factories import voices as factory
from tests.factories.people import citizen, office, officer

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(State.values), st.sampled_from(sorted(rules._MOVES)))
def test_a_page_offers_exactly_what_an_action_allows(state: str, verb: str) -> None:
    if rules.can_move(state, verb):
        rules.check_move(state, verb)
    else:
        with pytest.raises(rules.WrongState):
            rules.check_move(state, verb)


@given(st.sampled_from(sorted(rules._MOVES)))
def test_what_is_over_is_over(verb: str) -> None:
    assert not rules.can_move(State.SELESAI, verb)
    assert not rules.can_move(State.DIARSIPKAN, verb)


@given(DAYS)
def test_the_promised_day_counts_whole(day: date) -> None:
    end = rules.day_end(day)
    assert end.astimezone(clock.WIB).date() == day + timedelta(days=1)
    assert (end - timedelta(microseconds=1)).astimezone(clock.WIB).date() == day


@given(DAYS, st.integers(0, 40))
def test_a_reply_is_in_time_exactly_until_its_last_day(answered: date, later: int) -> None:
    until = rules.reply_until(answered)
    today = answered + timedelta(days=later)
    if later <= rules.REPLY_DAYS:
        rules.check_reply(until, today)
    else:
        with pytest.raises(rules.ReplyTimeOver):
            rules.check_reply(until, today)


@given(st.sampled_from(State.values), DAYS, DAYS)
def test_only_open_voices_are_late(state: str, due: date, today: date) -> None:
    late = rules.is_late(state, due, today)
    assert late == (state in (State.BARU, State.DITERUSKAN) and today > due)


@given(st.sampled_from(Visibility.values), st.sampled_from(["", *rules.ArchiveReason.values]))
def test_secret_is_never_public(visibility: str, reason: str) -> None:
    if visibility == Visibility.RAHASIA or reason == rules.ArchiveReason.SPAM:
        assert not rules.is_public(visibility, reason)
    else:
        assert rules.is_public(visibility, reason)


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_even_and_between_nothing_and_all(one: str, other: str) -> None:
    a, b = rules.keywords(one), rules.keywords(other)
    assert rules.likeness(a, b) == rules.likeness(b, a)
    assert 0 <= rules.likeness(a, b) <= 1


def test_alike_in_malang_words() -> None:
    lamp = rules.keywords("Lampu jalan mati di depan balai RW")
    dark = rules.keywords("Lampu PJU mati, gelap sekali depan balai RW 3")
    waste = rules.keywords("Sampah tidak diangkut sudah tiga hari")
    assert rules.likeness(lamp, dark) > 0.5 > rules.likeness(lamp, waste)


@pytest.mark.parametrize(
    ("reported", "category", "due"),
    [
        ((2026, 3, 2), "jalan", date(2026, 3, 27)),  # over Nyepi and Idul Fitri
        ((2026, 5, 12), "informasi", date(2026, 5, 21)),  # over Kenaikan and its cuti bersama
        ((2026, 12, 18), "informasi", date(2026, 12, 29)),  # over Natal
        ((2025, 12, 31), "informasi", date(2026, 1, 8)),  # over the year's end
        ((2026, 1, 3), "jalan", date(2026, 1, 23)),  # reported on a Saturday, over Isra Mikraj
    ],
)
def test_the_promise_counts_working_days(
    reported: tuple[int, int, int], category: str, due: date
) -> None:
    with clock.travel(clock.wib(*reported)):
        assert factory.reported(category=category).due_on == due


def test_promised_against_taken() -> None:
    with clock.travel(clock.wib(2026, 3, 2)):
        voice = factory.routed()
    with clock.travel(clock.wib(2026, 3, 30)):
        kept = voices.clock_of(voice)
        assert (kept.promised, kept.taken, kept.days_left, kept.late) == (14, 15, -1, True)
        voices.answer(by=factory.answerer(), voice=voice.urn, text="Maaf terlambat.")
    with clock.travel(clock.wib(2026, 6, 2)):
        voice.refresh_from_db()
        assert voices.clock_of(voice).taken == 15
        assert voices.numbers().median_days == 15


def test_lists_filter_search_and_page() -> None:
    with clock.travel(clock.wib(2025, 11, 3)):
        old = factory.reported(title="Lampu mati", category="lampu")
    new = []
    for number in range(5):
        with clock.travel(clock.wib(2026, 3, 2, 9, number)):
            new.append(factory.reported(title=f"Lubang nomor {number}"))
    everything = [one.code for one in [*reversed(new), old]]
    first = voices.voices(ANONYMOUS, size=4)
    second = voices.voices(ANONYMOUS, size=4, after=first.next)
    assert [one.code for one in first.items + second.items] == everything
    assert second.next == ""
    assert voices.voices(ANONYMOUS, year=2025).items == [old]
    assert voices.voices(ANONYMOUS, category="lampu").items == [old]
    assert voices.voices(ANONYMOUS, q="nomor 3").items == [new[3]]
    assert voices.voices(ANONYMOUS, q=new[2].code.lower()).items == [new[2]]
    assert len(voices.voices(ANONYMOUS, kelurahan="35.73.02").items) == 6
    assert voices.voices(ANONYMOUS, kelurahan="35.73.05").items == []
    assert voices.voices(ANONYMOUS, organisation="DLH").items == []


def test_mine_are_mine_and_nobody_has_none() -> None:
    sari = citizen()
    voice = factory.reported(sari)
    factory.reported(ANONYMOUS)
    assert voices.voices(sari, mine=True).items == [voice]
    assert voices.voices(ANONYMOUS, mine=True).items == []


def test_numbers_keep_answered_and_agreed_apart() -> None:
    sari = citizen()
    factory.answered()
    voices.close(by=sari, voice=factory.answered(sari).urn)
    factory.reported()
    found = voices.numbers()
    assert (found.reported, found.open, found.answered, found.agreed) == (3, 1, 2, 1)
    assert voices.by_kelurahan() == {factory.KLOJEN: 3}


def test_a_list_costs_the_same_queries_however_long(
    django_assert_max_num_queries: object,
) -> None:
    for _ in range(8):
        factory.routed()
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        for one in voices.voices(ANONYMOUS).items:
            assert (one.category.name, one.organisation, one.region, one.is_late) is not None


@pytest.mark.parametrize(
    ("permissions", "where", "may"),
    [
        (("voices.answer",), {"office": "DPUPRPKP"}, True),
        (("voices.answer",), {}, True),
        (("voices.answer",), {"office": "DLH"}, False),
        (("voices.route",), {"office": "DPUPRPKP"}, False),
        (("voices.answer",), {"region": "35.73.02"}, True),
        (("voices.answer",), {"region": "35.73.05"}, False),
    ],
)
def test_who_may_answer(permissions: tuple[str, ...], where: dict[str, str], may: bool) -> None:
    voice = factory.routed()
    by = officer(*permissions, **where)
    if may:
        assert voices.answer(by=by, voice=voice.urn, text="Sudah.").text == "Sudah."
    else:
        with pytest.raises(NotAllowed):
            voices.answer(by=by, voice=voice.urn, text="Sudah.")


def test_who_may_route() -> None:
    voice = factory.reported()
    for by in (citizen(), ANONYMOUS, officer("voices.route", office="DLH")):
        with pytest.raises(NotAllowed):
            voices.route(by=by, voice=voice.urn, organisation=office("DLH"))
    voices.route(by=factory.router(), voice=voice.urn, organisation=office("DLH"))
    handed_on = voices.route(
        by=officer("voices.route", office="DLH"), voice=voice.urn, organisation=office("Dishub")
    )
    assert handed_on.organisation == office("Dishub")


def test_alike_voices_come_likest_first() -> None:
    factory.reported(title="Sampah menumpuk di pasar", text="Bau.", category="sampah")
    lamp = factory.reported(title="Lampu jalan padam", text="Gelap", category="lampu")
    same = factory.reported(title="Lampu padam depan balai RW", text="Gelap.", category="lampu")
    found = voices.similar(
        ANONYMOUS, title="Lampu padam di depan balai RW", text="Gelap", category="lampu"
    )
    assert found == [same, lamp]
