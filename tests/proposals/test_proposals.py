"""Proposals through the api: fed by voices, supported once each, answered with a reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import NotAllowed, NotFound
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, events_of, links_among, walk
from sinergi.notices.api import is_following
from sinergi.people.api import ANONYMOUS, SignInNeeded, Viewer
from sinergi.proposals import api as proposals
from sinergi.proposals import rules
from sinergi.proposals.api import Decision, Origin, Reason, State
from sinergi.voices import api as voices
from tests.factories import city
from tests.factories import proposals as factory
from tests.factories import voices as voice_factory
from tests.factories.people import citizen, office, officer

YEAR = factory.YEAR


def hub_body(urn: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("select body::text from hub_entity where id = %s", [urn])
        row = cursor.fetchone()
    return row[0] if row else None


# ---- Phases --------------------------------------------------------------------------------------


def test_citizens_propose_only_while_a_phase_of_the_year_is_open() -> None:
    sari = citizen()
    with clock.travel(clock.wib(2026, 1, 5)):
        phase = factory.open_phase()
        assert phase.answer_by == date(2026, 3, 27)
        assert proposals.open_phases() == [phase]
        assert factory.proposed(sari).phase == phase
        with pytest.raises(proposals.PhaseClosed):
            factory.proposed(sari, year=2030)
    with clock.travel(phase.closes_at), pytest.raises(proposals.PhaseClosed):
        proposals.propose(
            by=sari, title="Terlambat", text="Ya.", year=YEAR, organisation=office("DLH")
        )


def test_a_phase_ends_after_it_begins_and_is_named_once_a_year() -> None:
    now = clock.now()
    with pytest.raises(proposals.PhaseBackwards):
        factory.open_phase(opens_at=now, closes_at=now)
    factory.open_phase()
    with pytest.raises(proposals.PhaseExists):
        factory.open_phase()
    with pytest.raises(NotAllowed):
        proposals.open_phase(
            by=citizen(), name="x", year=YEAR, opens_at=now, closes_at=now + timedelta(1)
        )


# ---- Proposing -----------------------------------------------------------------------------------


def test_forty_voices_become_one_proposal_and_one_voice_feeds_several() -> None:
    each = [voice_factory.reported(category="pelatihan") for _ in range(40)]
    one = factory.proposed(voices=[voice.urn for voice in each])
    other = factory.proposed(voices=[each[0].urn])
    assert (one.voice_count, len(proposals.voices_of(one, ANONYMOUS))) == (40, 40)
    assert proposals.proposals_of(each[0].urn, ANONYMOUS) == [one, other]
    links = links_among([one.urn, *(voice.urn for voice in each)])
    assert {link.kind for link in links} == {EdgeKind.GREW_FROM}
    assert {link.parent for link in links} == {voice.urn for voice in each}
    assert set(walk(each[0].urn, "forwards")) == {each[0].urn, one.urn, other.urn}


def test_the_office_and_the_place_follow_from_the_voices() -> None:
    voice = voice_factory.reported(category="taman")
    proposal = factory.proposed(voices=[voice.urn], organisation=None)
    assert (proposal.organisation, proposal.region) == (office("DLH"), voice.region)
    with pytest.raises(proposals.OfficeMissing) as refused:
        factory.proposed(organisation=None)
    assert refused.value.field == "organisation"


def test_secret_and_archived_voices_feed_nothing() -> None:
    sari = citizen()
    secret = voice_factory.reported(sari, visibility=voices.Visibility.RAHASIA)
    gone = voice_factory.reported(sari)
    voices.archive(by=sari, voice=gone.urn, reason=voices.ArchiveReason.DICABUT)
    for voice in (secret, gone):
        with pytest.raises(proposals.VoiceNotOpen):
            factory.proposed(sari, voices=[voice.urn])
    assert proposals.Proposal.objects.count() == 0


def test_a_thread_may_begin_without_a_voice() -> None:
    setda = officer("proposals.propose", office="Setda")
    for origin in (Origin.INSTRUKSI, Origin.DPRD, Origin.RENSTRA, Origin.TEMATIK):
        proposal = factory.proposed(setda, origin=origin, on_behalf_of="Komisi D")
        assert not proposal.from_citizens
        assert proposal.proposer_id is None
        with pytest.raises(NotAllowed):
            factory.proposed(citizen(), origin=origin)


def test_nobody_proposes_without_an_account() -> None:
    with pytest.raises(SignInNeeded):
        factory.proposed(ANONYMOUS)


@pytest.mark.parametrize(
    ("field", "value"), [("title", " "), ("text", "x" * 5001), ("volume", 0), ("cost", Rupiah(-1))]
)
def test_what_is_wrong_is_said_at_its_field(field: str, value: object) -> None:
    with pytest.raises(rules.Invalid) as refused:
        factory.proposed(**{field: value})
    assert refused.value.field == field


def test_voices_are_added_by_the_proposer_or_the_office_and_tied_once() -> None:
    sari = citizen()
    proposal = factory.proposed(sari)
    voice = voice_factory.reported(category="pelatihan")
    proposals.add_voices(by=sari, proposal=proposal.urn, voices=[voice.urn, voice.urn])
    office_merges = officer("proposals.merge", office="Diskominfo")
    again = proposals.add_voices(by=office_merges, proposal=proposal.urn, voices=[voice.urn])
    assert again.voice_count == 1
    for by in (citizen("Budi"), officer("proposals.merge", office="DLH")):
        with pytest.raises(NotAllowed):
            proposals.add_voices(by=by, proposal=proposal.urn, voices=[voice.urn])


def test_who_spoke_hears_of_the_proposal_and_of_its_answer() -> None:
    sari = citizen()
    voice = voice_factory.reported(sari, category="pelatihan")
    proposal = factory.proposed(voices=[voice.urn])
    proposals.answer(
        by=factory.answerer(),
        proposal=proposal.urn,
        decision=Decision.ACCEPTED,
        reason_code=Reason.SESUAI,
        reason="Masuk rancangan Renja.",
    )
    jobs.run_due()
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind from notices_notice where user_id = %s and params->>'title' = %s order by kind",
            [sari.user_id, proposal.title],
        )
        assert [kind for (kind,) in cursor.fetchall()] == [
            "proposals.answered",
            "proposals.proposed",
        ]


# ---- Support -------------------------------------------------------------------------------------


def test_support_counts_once_a_person_and_can_be_taken_back() -> None:
    proposal, budi = factory.proposed(), citizen("Budi")
    proposals.support(by=budi, proposal=proposal.urn)
    assert proposals.support(by=budi, proposal=proposal.urn).supports == 1
    assert proposals.supports_it(proposal, budi)
    assert is_following(budi, proposal.urn)
    assert proposals.unsupport(by=budi, proposal=proposal.urn).supports == 0
    assert proposals.unsupport(by=budi, proposal=proposal.urn).supports == 0
    with pytest.raises(SignInNeeded):
        proposals.support(by=ANONYMOUS, proposal=proposal.urn)


@pytest.mark.django_db(transaction=True)
def test_supporting_at_once_counts_each_person_once() -> None:
    city.load()
    proposal = factory.proposed()
    people = [citizen(f"Warga{number}") for number in range(20)]

    def press(viewer: Viewer) -> None:
        try:
            proposals.support(by=viewer, proposal=proposal.urn)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(press, people * 3))
    proposal.refresh_from_db()
    assert proposal.supports == 20
    assert proposal.supporters.count() == 20


# ---- Answer --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "reason", "state"),
    [
        (Decision.ACCEPTED, Reason.SESUAI, State.DITERIMA),
        (Decision.DEFERRED, Reason.MELEBIHI_PAGU, State.DITUNDA),
        (Decision.REFUSED, Reason.BUKAN_KEWENANGAN, State.DITOLAK),
    ],
)
def test_the_office_answers_with_a_reason(decision: Decision, reason: Reason, state: State) -> None:
    proposal = factory.proposed()
    by = factory.answerer()
    done = proposals.answer(
        by=by, proposal=proposal.urn, decision=decision, reason_code=reason, reason="Begini."
    )
    assert (done.state, done.reason_code, done.answered_by) == (state, reason, office("Diskominfo"))
    card = proposals.describe([proposal.urn], ANONYMOUS)[proposal.urn]
    assert (card.decided_by, "Begini." in card.reason) == ("Diskominfo", True)
    assert str(card.kind) == "Usulan warga"
    for again in (
        lambda: proposals.support(by=citizen(), proposal=proposal.urn),
        lambda: proposals.answer(
            by=by, proposal=proposal.urn, decision=decision, reason_code=reason, reason="Lagi."
        ),
    ):
        with pytest.raises(proposals.AlreadyAnswered):
            again()


@given(st.sampled_from(Decision.values), st.sampled_from(Reason.values))
def test_a_reason_fits_its_decision_or_is_refused(decision: str, reason: str) -> None:
    if reason in rules.REASONS_OF[decision]:
        rules.check_reason(decision, reason)
    else:
        with pytest.raises(rules.ReasonDoesNotFit):
            rules.check_reason(decision, reason)


def test_only_its_office_answers() -> None:
    proposal = factory.proposed()
    for by in (citizen(), ANONYMOUS, factory.answerer("DLH"), officer("proposals.merge")):
        with pytest.raises(NotAllowed):
            proposals.answer(
                by=by,
                proposal=proposal.urn,
                decision=Decision.ACCEPTED,
                reason_code=Reason.SESUAI,
                reason="Ya.",
            )


def test_a_late_answer_is_noted_once() -> None:
    with clock.travel(clock.wib(2026, 1, 5)):
        proposal = factory.proposed()
    with clock.travel(clock.wib(2026, 3, 28, 1)):
        jobs.run_due()
        jobs.run_due()
        assert proposals.numbers().late == 1
        assert [one.late for one in proposals.waiting(factory.answerer())] == [True]
    assert [event.verb for event in events_of([proposal.urn])].count("overdue") == 1


# ---- Reading and wholeness -----------------------------------------------------------------------


def test_lists_filter_search_and_page() -> None:
    each = []
    for number in range(5):
        with clock.travel(clock.wib(2026, 1, 5, 9, number)):
            each.append(factory.proposed(title=f"Usul nomor {number}"))
    first = proposals.proposals(ANONYMOUS, size=3)
    rest = proposals.proposals(ANONYMOUS, size=3, after=first.next)
    assert first.items + rest.items == [*reversed(each)]
    proposals.support(by=citizen(), proposal=each[1].urn)
    assert proposals.proposals(ANONYMOUS, liked=True).items[0] == each[1]
    assert proposals.proposals(ANONYMOUS, q="nomor 4").items == [each[4]]
    assert proposals.proposals(ANONYMOUS, organisation="DLH").items == []
    assert proposals.proposals(ANONYMOUS, state="dijawab").items == []
    assert proposals.find(each[0].code.lower(), ANONYMOUS) == each[0].urn
    with pytest.raises(NotFound):
        proposals.find("0000000000", ANONYMOUS)


def test_the_hub_knows_it_and_what_it_grew_from_but_not_who() -> None:
    sari = citizen("Sari")
    voice = voice_factory.reported(sari, category="pelatihan")
    proposal = factory.proposed(sari, voices=[voice.urn])
    body = hub_body(proposal.urn)
    assert body is not None
    assert str(voice.urn) in body
    assert str(sari.user_id) not in body


def test_what_is_rolled_back_leaves_nothing() -> None:
    voice = voice_factory.reported(category="pelatihan")
    factory.open_phase()
    tables = ("proposals_proposal", "proposals_voice", "ledger_event", "ledger_edge", "hub_change")
    tables += ("hub_entity", "procrastinate_jobs", "notices_follow")

    def counts() -> list[int]:
        with connection.cursor() as cursor:
            found = []
            for table in tables:
                cursor.execute(f"select count(*) from {table}")
                found.append(cursor.fetchone()[0])
        return found

    sari = citizen()
    before = counts()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        factory.proposed(sari, voices=[voice.urn])
        raise ZeroDivisionError
    assert counts() == before


def test_the_database_refuses_an_answer_without_a_reason() -> None:
    proposal = factory.proposed()
    for values in ({"state": State.DITERIMA}, {"cost": 0}, {"reason_code": "lahan"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            proposals.Proposal.objects.filter(pk=proposal.pk).update(**values)
