"""One whole story, through the api of every stage: voices, a proposal, a plan, a budget, a training, results."""

from __future__ import annotations

from dataclasses import dataclass, field

from sinergi.budgets import api as budgets
from sinergi.budgets.api import BudgetLine
from sinergi.indicators import api as indicators
from sinergi.kernel import clock
from sinergi.kernel.clock import wib
from sinergi.kernel.money import Rupiah
from sinergi.outcomes import api as outcomes
from sinergi.people.api import SYSTEM
from sinergi.plans import api as plans
from sinergi.plans.api import Activity, Forum, Renja
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Application, Programme
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Proposal
from sinergi.voices import api as voices
from sinergi.voices.api import Voice
from tests.factories import programmes as training
from tests.factories.people import citizen, officer
from tests.factories.voices import answered, reported

YEAR = 2022
WANT = {"category": "pelatihan", "title": "Minta pelatihan membuat konten", "office": "Diskominfo"}


@dataclass
class Chain:
    """The rows of the story by what they are."""

    voices: list[Voice] = field(default_factory=list)
    proposal: Proposal | None = None
    renja: Renja | None = None
    activity: Activity | None = None
    forum: Forum | None = None
    line: BudgetLine | None = None
    programme: Programme | None = None
    applications: list[Application] = field(default_factory=list)


def load() -> None:
    """Everything the story needs to be there."""
    training.load()
    if not indicators.scorecard():
        indicators.load_reference()


def proposed(count: int = 2, **given: object) -> Chain:
    """Voices of January 2021 that became one proposal."""
    load()
    chain = Chain()
    with clock.travel(wib(2021, 1, 11)):
        chain.voices = [answered(**(WANT | given)) for _ in range(count)]
    with clock.travel(wib(2021, 1, 25)):
        proposals.open_phase(
            by=officer("proposals.phases"),
            name="Usulan warga",
            year=YEAR,
            opens_at=wib(2021, 1, 20),
            closes_at=wib(2021, 3, 1),
        )
        chain.proposal = proposals.propose(
            by=citizen(),
            title="Pelatihan konten digital untuk pemuda",
            text="Banyak anak muda ingin belajar.",
            year=YEAR,
            voices=[voice.urn for voice in chain.voices],
            organisation=training.organisation("Diskominfo"),
            **({"contoh": True} if given.get("contoh") else {}),
        )
    return chain


def planned(count: int = 2, **given: object) -> Chain:
    """The proposal accepted, tied to an activity, decided at a forum, its Renja fixed."""
    chain = proposed(count, **given)
    assert chain.proposal is not None
    with clock.travel(wib(2021, 2, 10)):
        proposals.answer(
            by=officer("proposals.answer"),
            proposal=chain.proposal.urn,
            decision=proposals.Decision.ACCEPTED,
            reason_code=proposals.Reason.SESUAI,
            reason="Sejalan dengan Renstra.",
        )
        chain.activity = training.activity(SYSTEM, YEAR)
        chain.renja = chain.activity.line.renja
        plans.tie_proposal(by=SYSTEM, activity=chain.activity, proposal=chain.proposal)
    with clock.travel(wib(2021, 2, 25)):
        chain.forum = plans.open_forum(
            by=SYSTEM,
            organisation=chain.renja.organisation,
            year=YEAR,
            held_on=clock.today(),
            place="Hotel di Malang",
        )
        item = plans.put_on_agenda(by=SYSTEM, forum=chain.forum, activity=chain.activity)
        plans.decide(by=SYSTEM, item=item, decision="diterima", reason="Disepakati peserta forum.")
        plans.close_forum(
            by=SYSTEM, forum=chain.forum, minutes_number="050/1", minutes_on=clock.today()
        )
    with clock.travel(wib(2021, 7, 20)):
        plans.fix_renja(
            by=SYSTEM, renja=chain.renja, decree_number="Perwali 1/2021", decree_on=clock.today()
        )
    return chain


def delivered(count: int = 2, people: int = 6, **given: object) -> Chain:
    """The whole story: budget, training, attendance, and a survey everybody answered."""
    chain = planned(count, **given)
    assert chain.activity is not None
    with clock.travel(wib(2022, 1, 5)):
        chain.line = training.budget_line(chain.activity.line)
        chain.programme = training.designed(
            activity=chain.activity, capacity=20, contoh=bool(given.get("contoh"))
        )
        programmes.fund(
            by=SYSTEM, programme=chain.programme, line=chain.line, amount=Rupiah(60_000_000)
        )
    with clock.travel(wib(2022, 3, 1)):
        call = training.opened(chain.programme, seats=20)
        chain.applications = [training.applied(call) for _ in range(people)]
    with clock.travel(wib(2022, 3, 20)):
        meeting = training.met(training.batch_of(chain.programme))
        programmes.take_attendance(
            by=SYSTEM,
            meeting=meeting,
            marks={row.pk: programmes.Presence.PRESENT for row in chain.applications},
        )
        budgets.realise(
            by=SYSTEM, line=chain.line, month=3, money=Rupiah(55_000_000), physical_bp=10_000
        )
        programmes.finish_activity(by=SYSTEM, programme=chain.programme)
    with clock.travel(wib(2023, 3, 20)):
        survey = outcomes.open_survey(
            by=SYSTEM, programme=chain.programme, wave=outcomes.Wave.YEAR, due_at=clock.now()
        )
        outcomes.send_survey(survey=survey.pk)
        answers = outcomes.Answers(outcomes.Status.SELF_EMPLOYED, outcomes.Income.FROM_1)
        for row in chain.applications:
            outcomes.record_outcome(by=SYSTEM, survey=survey, application=row, answers=answers)
    return chain


def evaluated(count: int = 2, people: int = 6, **given: object) -> Chain:
    """The whole story with the scorecard counted over it."""
    chain = delivered(count, people, **given)
    with clock.travel(wib(2023, 4, 1)):
        indicators.recompute(by=SYSTEM, periods=("2021", "2022", "2023"))
    return chain


def secret() -> Voice:
    """A voice that the public must never meet."""
    return reported(visibility=voices.Visibility.RAHASIA, category="jalan")
