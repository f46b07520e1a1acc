"""A whole story built through the stages, followed from its first voice and from its last figure."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sinergi.indicators import api as indicators
from sinergi.kernel import clock
from sinergi.kernel.clock import wib
from sinergi.kernel.errors import NotFound
from sinergi.ledger.api import EdgeKind, Stage
from sinergi.people import api as people
from sinergi.people.api import ANONYMOUS, SYSTEM
from sinergi.plans import api as plans
from sinergi.proposals import api as proposals
from sinergi.thread import api as thread
from sinergi.thread.api import Role, Thread
from sinergi.voices import api as voices
from tests.factories import chain as story
from tests.factories import programmes as training
from tests.factories.people import citizen, officer
from tests.factories.voices import answered, reported


def _reached(chain: Thread) -> list[Stage]:
    return [station.stage for station in chain.stations if station.reached]


def _kinds(chain: Thread) -> dict[str, int]:
    return {g.kind: g.count for station in chain.stations for g in station.groups}


def test_from_the_first_voice_every_later_step() -> None:
    made = story.evaluated()
    followed = thread.follow(made.voices[0].urn, ANONYMOUS)
    assert _reached(followed) == list(Stage)
    kinds = _kinds(followed)
    for kind in ("Proposal", "Activity", "PlanLine", "Renja", "Forum", "AgendaItem"):
        assert kinds[kind] == 1, kind
    for kind in ("BudgetLine", "Programme", "Survey", "IndicatorValue"):
        assert kinds[kind] >= 1, kind
    assert kinds["Voice"] == 1
    assert followed.stations[0].beside == 1
    assert followed.origin.from_voice is True
    assert followed.now.stage == Stage.INDICATORS
    assert followed.sums.planned == 60_000_000
    assert followed.sums.spent is not None
    assert followed.sums.people == 6


def test_from_a_figure_back_to_the_voices() -> None:
    made = story.evaluated()
    found = indicators.indicator_by_code("penghasilan-12-bulan", ANONYMOUS)
    value = indicators.score(found).latest
    assert value is not None
    assert value.value == 100
    assert (value.numerator, value.denominator, value.asked) == (6, 6, 6)
    for urn in (value.urn, found.urn):
        below = thread.follow(urn, ANONYMOUS)
        assert {voice.urn for voice in made.voices} <= set(below.urns())
        assert below.origin.from_voice is True
        assert below.origin.voices == 2
        assert below.next is None


def test_every_step_says_why_it_hangs() -> None:
    made = story.delivered()
    assert made.proposal is not None
    assert made.programme is not None
    assert made.activity is not None
    followed = thread.follow(made.proposal.urn, ANONYMOUS)
    links = {(link.child, link.parent): link.kind for link in followed.links}
    assert links[(made.activity.urn, made.proposal.urn)] == EdgeKind.ANSWERS
    assert links[(made.programme.urn, made.activity.urn)] == EdgeKind.DELIVERS
    assert made.line is not None
    assert links[(made.programme.urn, made.line.urn)] == EdgeKind.PAID_BY
    assert made.forum is not None
    assert links[(made.activity.urn, made.forum.urn)] == EdgeKind.DECIDED_AT
    steps = {s.card.urn: s for station in followed.stations for s in station.steps()}
    grew = next(t for t in steps[made.proposal.urn].ties if t.kind == EdgeKind.GREW_FROM)
    assert grew.count == 2
    assert steps[made.activity.urn].card.reason == "Disepakati peserta forum."


def test_many_voices_are_folded_and_paged() -> None:
    made = story.proposed(count=12)
    assert made.proposal is not None
    followed = thread.follow(made.proposal.urn, ANONYMOUS)
    group = followed.stations[0].groups[0]
    assert (group.count, len(group.steps), group.more) == (12, 5, 7)
    first, count, following = thread.group_page(made.proposal.urn, "Voice", ANONYMOUS, size=8)
    rest, _, end = thread.group_page(made.proposal.urn, "Voice", ANONYMOUS, after=following, size=8)
    assert count == 12
    assert end == ""
    assert [card.urn for card in first + rest] == sorted(v.urn for v in made.voices)
    own = thread.follow(made.voices[3].urn, ANONYMOUS)
    assert own.stations[0].beside == 11
    assert [s.card.urn for s in own.stations[0].steps()] == [made.voices[3].urn]


def test_an_activity_answers_several_proposals() -> None:
    made = story.planned(count=1)
    assert made.activity is not None
    with clock.travel(wib(2021, 1, 26)):
        other = proposals.propose(
            by=officer("proposals.propose"),
            title="Pelatihan video dari reses",
            text="Disampaikan pada reses.",
            year=story.YEAR,
            origin=proposals.Origin.DPRD,
            organisation=training.organisation("Diskominfo"),
        )
    with clock.travel(wib(2021, 2, 11)):
        extra = plans.draft_renja(
            by=SYSTEM, organisation=training.organisation("DLH"), year=story.YEAR
        )
        code = next(row.code for row in plans.search("sampah", story.YEAR)).strip()
        line = plans.add_line(
            by=SYSTEM, renja=extra, code=code, target=1, pagu=training.Rupiah(10), unit="paket"
        )
        work = plans.add_activity(
            by=SYSTEM,
            line=line,
            name="Pilah sampah",
            target=1,
            unit="paket",
            month_from=1,
            month_to=2,
            amount=training.Rupiah(10),
        )
        assert made.proposal is not None
        for proposal in (made.proposal, other):
            plans.tie_proposal(by=SYSTEM, activity=work, proposal=proposal)
    followed = thread.follow(work.urn, ANONYMOUS)
    tie = next(
        t
        for station in followed.stations
        for s in station.steps()
        if s.here
        for t in s.ties
        if t.kind == EdgeKind.ANSWERS
    )
    assert tie.count == 2
    beside = thread.follow(other.urn, ANONYMOUS)
    assert beside.origin.from_voice is False
    assert [card.urn for card in beside.origin.began_with] == [other.urn]
    assert beside.stations[1].beside == 1
    assert beside.stations[0].groups == ()


def test_a_secret_voice_is_not_there() -> None:
    story.load()
    hidden = story.secret()
    with pytest.raises(NotFound):
        thread.follow(hidden.urn, ANONYMOUS)
    with pytest.raises(NotFound):
        thread.find(hidden.code, ANONYMOUS)
    assert thread.follow(hidden.urn, officer("voices.read_secret")).start.urn == hidden.urn


def test_a_voice_made_secret_leaves_the_thread() -> None:
    """Spam that was proposed from is gone for the public: nothing names or counts it."""
    made = story.proposed(count=3)
    assert made.proposal is not None
    gone = made.voices[0]
    voices.Voice.objects.filter(pk=gone.pk).update(visibility=voices.Visibility.RAHASIA)
    followed = thread.follow(made.proposal.urn, ANONYMOUS)
    assert gone.urn not in followed.urns()
    assert followed.stations[0].count == 2
    assert all(gone.urn not in (link.child, link.parent) for link in followed.links)
    assert gone.code not in str(thread.as_json(followed, lambda card: card.code))
    voices.Voice.objects.update(visibility=voices.Visibility.RAHASIA)
    assert thread.follow(made.proposal.urn, ANONYMOUS).origin.from_voice is None


def test_no_more_queries_for_more_voices() -> None:
    small = story.proposed(count=2)
    with CaptureQueriesContext(connection) as few:
        thread.follow(small.proposal.urn, ANONYMOUS)  # type: ignore[union-attr]
    with clock.travel(wib(2021, 1, 26)):
        more = [answered(**story.WANT) for _ in range(25)]
        proposals.add_voices(
            by=officer("proposals.merge"),
            proposal=small.proposal.urn,  # type: ignore[union-attr]
            voices=[voice.urn for voice in more],
        )
    with CaptureQueriesContext(connection) as many:
        thread.follow(small.proposal.urn, ANONYMOUS)  # type: ignore[union-attr]
    assert len(many) <= len(few)
    assert len(many) <= 20


def test_the_whole_story_takes_few_queries() -> None:
    made = story.evaluated(count=8)
    thread.usual(fresh=True)
    with CaptureQueriesContext(connection) as asked:
        thread.follow(made.voices[0].urn, ANONYMOUS)
    assert len(asked) <= 40, [query["sql"][:90] for query in asked.captured_queries]


def test_own_applications_show_only_to_their_person() -> None:
    made = story.delivered()
    assert made.programme is not None
    public = thread.follow(made.programme.urn, ANONYMOUS)
    assert "Application" not in _kinds(public)
    assert "Outcome" not in _kinds(public)
    owner = made.applications[0].user
    assert owner is not None
    own = thread.follow(made.programme.urn, people.viewer_of(owner))
    assert _kinds(own)["Application"] == 1


def test_the_next_step_of_a_fresh_voice_is_promised() -> None:
    story.load()
    with clock.travel(wib(2021, 1, 11)):
        voice = reported()
        fresh = thread.follow(voice.urn, ANONYMOUS)
        assert fresh.next is not None
        assert fresh.next.verb == "routed"
        assert fresh.next.promised
        assert fresh.next.expected == voice.route_by
        assert not fresh.next.late
        assert not fresh.next.usual.enough
    with clock.travel(wib(2021, 3, 1)):
        late = thread.follow(voice.urn, ANONYMOUS)
        assert late.next is not None
        assert late.next.late


def test_usual_times_need_five_cases() -> None:
    story.load()
    for day in range(1, 6):
        with clock.travel(wib(2021, 1, day)):
            voice = reported()
        with clock.travel(wib(2021, 1, day + 2)):
            voices.route(
                by=officer("voices.route"),
                voice=voice.urn,
                organisation=training.organisation("DPUPRPKP"),
            )
        usual = thread.usual(fresh=True)["voices.routed"]
        assert usual.cases == day
        assert usual.enough == (day == 5)
    assert usual.days == 2


def test_a_refused_proposal_ends() -> None:
    made = story.proposed()
    assert made.proposal is not None
    with clock.travel(wib(2021, 2, 2)):
        proposals.answer(
            by=officer("proposals.answer"),
            proposal=made.proposal.urn,
            decision=proposals.Decision.REFUSED,
            reason_code=proposals.Reason.BELUM_PRIORITAS,
            reason="Belum menjadi prioritas tahun ini.",
        )
        ended = thread.follow(made.voices[0].urn, ANONYMOUS)
    assert str(ended.ended)
    assert ended.next is None


def test_follow_by_code_or_urn() -> None:
    made = story.proposed()
    assert made.proposal is not None
    assert thread.resolve(made.proposal.code.lower(), ANONYMOUS) == made.proposal.urn
    assert thread.resolve(made.proposal.urn, ANONYMOUS) == made.proposal.urn
    for wrong in ("urn:x", "ZZZZZZZZZZ", ""):
        with pytest.raises(NotFound):
            thread.resolve(wrong, ANONYMOUS)


def test_roles_of_rows() -> None:
    made = story.delivered()
    followed = thread.follow(made.voices[0].urn, ANONYMOUS)
    roles = {s.card.urn: s.role for station in followed.stations for s in station.steps()}
    assert made.proposal is not None
    assert made.renja is not None
    assert roles[made.proposal.urn] == Role.LINE
    assert roles[made.renja.urn] == Role.GROUND


def test_contoh_marks_the_whole_thread() -> None:
    made = story.proposed(contoh=True)
    assert made.proposal is not None
    assert thread.follow(made.proposal.urn, ANONYMOUS).contoh
    assert not thread.follow(story_free().urn, ANONYMOUS).contoh


def story_free() -> voices.Voice:
    return reported(by=citizen())


def test_what_was_done_stands_before_how_it_was_done() -> None:
    made = story.delivered()
    assert made.programme is not None
    kinds = [
        [group.kind for group in station.groups]
        for station in thread.follow(made.programme.urn, ANONYMOUS).stations
    ]
    programmes_at = kinds[list(Stage).index(Stage.PROGRAMMES)]
    assert programmes_at[0] == "Programme"
    assert {"Batch", "Call"} <= set(programmes_at)
