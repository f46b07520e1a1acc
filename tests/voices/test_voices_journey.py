"""A voice from report to its end, through the api."""

from __future__ import annotations

from datetime import date

import pytest

from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import NotAllowed
from sinergi.ledger.api import events_of
from sinergi.notices.api import is_following
from sinergi.people.api import ANONYMOUS, SignInNeeded
from sinergi.voices import api as voices
from sinergi.voices.api import ArchiveReason, Channel, State, Visibility
from tests.factories import voices as factory
from tests.factories.people import citizen, office, officer

MONDAY = clock.wib(2026, 3, 2)


def verbs(voice: voices.Voice) -> list[str]:
    return [event.verb for event in events_of([voice.urn])]


def test_a_citizen_reports_and_follows() -> None:
    sari = citizen()
    with clock.travel(MONDAY):
        voice = factory.reported(sari)
    assert voice.state == State.BARU
    assert (voice.route_by, voice.due_on) == (date(2026, 3, 5), date(2026, 3, 27))
    assert is_following(sari, voice.urn)
    assert verbs(voice) == ["reported"]


def test_the_point_decides_the_kelurahan() -> None:
    voice = factory.reported(point=factory.IJEN, region=None)
    assert voice.region is not None
    assert voice.region.level == "kelurahan"


def test_a_point_outside_the_city_is_refused_at_its_field() -> None:
    with pytest.raises(voices.OutsideCity) as refused:
        factory.reported(point=factory.OUTSIDE)
    assert refused.value.field == "point"
    assert voices.Voice.objects.count() == 0


def test_a_report_about_a_place_needs_one() -> None:
    with pytest.raises(voices.PlaceMissing):
        factory.reported(region=None)
    assert factory.reported(category="pelatihan", region=None).region is None


@pytest.mark.parametrize(("field", "text"), [("title", "  "), ("text", ""), ("title", "x" * 151)])
def test_what_is_written_is_checked_at_its_field(field: str, text: str) -> None:
    with pytest.raises((voices.TextMissing, voices.TextTooLong)) as refused:
        factory.reported(**{field: text})
    assert refused.value.field == field


def test_routed_answered_and_closed_by_the_reporter() -> None:
    sari = citizen()
    voice = factory.answered(sari)
    closed = voices.close(by=sari, voice=voice.urn)
    assert (closed.state, closed.closing) == (State.SELESAI, "puas")
    assert verbs(voice) == ["reported", "routed", "answered", "closed"]


def test_routing_keeps_the_promised_day_and_can_correct_the_matter() -> None:
    voice = factory.reported()
    routed = voices.route(
        by=factory.router(),
        voice=voice.urn,
        organisation=office("DLH"),
        category=voices.category("taman"),
    )
    assert (routed.due_on, routed.category_id) == (voice.due_on, "taman")


def test_an_answer_nobody_replies_to_closes_by_itself_after_ten_days() -> None:
    with clock.travel(MONDAY):
        voice = factory.answered()
        jobs.run_due()
    with clock.travel(clock.wib(2026, 3, 12, 23)):
        jobs.run_due()
        voice.refresh_from_db()
        assert voice.state == State.DIJAWAB
    with clock.travel(clock.wib(2026, 3, 13, 1)):
        jobs.run_due()
    voice.refresh_from_db()
    assert (voice.state, voice.closing) == (State.SELESAI, "tanpa_tanggapan")
    assert clock.wib(2026, 3, 13, 0) == voice.closed_at


def test_a_reply_in_time_reopens_with_a_new_promise() -> None:
    sari = citizen()
    with clock.travel(MONDAY):
        voice = factory.answered(sari)
    with clock.travel(clock.wib(2026, 3, 9)):
        again = voices.reopen(by=sari, voice=voice.urn, text="Lubangnya terbuka lagi.")
    assert (again.state, again.reopened, again.took_days) == (State.DITERUSKAN, 1, None)
    assert again.due_on == date(2026, 4, 6)
    with clock.travel(clock.wib(2026, 3, 13, 1)):
        jobs.run_due()
    voice.refresh_from_db()
    assert voice.state == State.DITERUSKAN


def test_a_reply_too_late_is_refused() -> None:
    sari = citizen()
    with clock.travel(MONDAY):
        voice = factory.answered(sari)
    with clock.travel(clock.wib(2026, 3, 14)), pytest.raises(voices.ReplyTimeOver):
        voices.reopen(by=sari, voice=voice.urn, text="Terlambat.")


def test_the_office_cannot_close_before_the_time_for_a_reply_is_over() -> None:
    voice = factory.answered()
    with pytest.raises(voices.ReplyTimeRunning):
        voices.close(by=factory.answerer(), voice=voice.urn)


def test_a_broken_promise_is_noted_once() -> None:
    with clock.travel(MONDAY):
        voice = factory.routed()
    with clock.travel(clock.wib(2026, 3, 27, 23)):
        jobs.run_due()
        assert "overdue" not in verbs(voice)
    with clock.travel(clock.wib(2026, 3, 28, 1)):
        jobs.run_due()
        jobs.run_due()
        voice.refresh_from_db()
        assert voice.is_late
        assert voices.numbers().late == 1
    assert verbs(voice).count("overdue") == 1


def test_an_answered_promise_is_not_noted_as_broken() -> None:
    with clock.travel(MONDAY):
        voice = factory.answered()
    with clock.travel(clock.wib(2026, 3, 28, 1)):
        jobs.run_due()
    assert "overdue" not in verbs(voice)


def test_archiving_needs_a_reason_in_words() -> None:
    voice = factory.reported()
    with pytest.raises(voices.ReasonMissing):
        voices.archive(by=factory.router(), voice=voice.urn, reason=ArchiveReason.BUKAN_KEWENANGAN)
    done = voices.archive(
        by=factory.router(),
        voice=voice.urn,
        reason=ArchiveReason.BUKAN_KEWENANGAN,
        note="Ini jalan nasional.",
    )
    assert done.state == State.DIARSIPKAN
    with pytest.raises(voices.WrongState):
        voices.route(by=factory.router(), voice=voice.urn, organisation=office("DLH"))


def test_the_reporter_may_withdraw_and_nobody_else() -> None:
    sari = citizen()
    voice = factory.reported(sari)
    with pytest.raises(NotAllowed):
        voices.archive(by=citizen("Budi"), voice=voice.urn, reason=ArchiveReason.DICABUT)
    assert (
        voices.archive(by=sari, voice=voice.urn, reason=ArchiveReason.DICABUT).state == "diarsipkan"
    )


def test_saya_juga_counts_once_a_person_and_follows() -> None:
    voice, budi = factory.reported(), citizen("Budi")
    voices.support(by=budi, voice=voice.urn)
    assert voices.support(by=budi, voice=voice.urn).supports == 1
    assert is_following(budi, voice.urn)
    with pytest.raises(SignInNeeded):
        voices.support(by=ANONYMOUS, voice=voice.urn)


def test_a_guest_returns_with_a_key() -> None:
    key = voices.new_key()
    voice = factory.reported(ANONYMOUS, key=key, visibility=Visibility.RAHASIA)
    assert voices.voice_by_code(voice.code, ANONYMOUS, key=key) == voice
    voices.route(by=factory.router(), voice=voice.urn, organisation=office("DPUPRPKP"))
    voices.answer(by=factory.answerer(), voice=voice.urn, text="Sudah kami periksa.")
    assert voices.close(by=ANONYMOUS, voice=voice.urn, key=key).closing == "puas"


def test_the_desk_reports_for_somebody_without_an_account() -> None:
    desk = officer("voices.desk", office="Diskominfo")
    voice = factory.reported(desk, channel=Channel.LOKET, key=voices.new_key())
    assert voice.reporter_id is None
    assert not is_following(desk, voice.urn)
    with pytest.raises(NotAllowed):
        factory.reported(citizen(), channel=Channel.LOKET)


def test_floods_are_stopped_by_day_and_sender() -> None:
    sari = citizen()
    with clock.travel(MONDAY):
        for _ in range(10):
            factory.reported(sari)
        with pytest.raises(voices.TooManyReports):
            factory.reported(sari)
        factory.reported(citizen("Budi"))
        for _ in range(30):
            factory.reported(ANONYMOUS, address_of_sender="203.0.113.7")
        with pytest.raises(voices.TooManyReports):
            factory.reported(ANONYMOUS, address_of_sender="203.0.113.7")
    with clock.travel(clock.wib(2026, 3, 3)):
        factory.reported(sari)


def test_layanan_kelurahan_goes_to_the_kelurahan_itself() -> None:
    voice = factory.reported(category="kelurahan")
    proposed = voices.proposed_office(voice.category, voice.region)
    assert proposed is not None
    assert proposed.region_id == factory.KLOJEN
