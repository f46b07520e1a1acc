"""A city with a row of every kind, most of them of one office, each in a state in which something can be done."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from sinergi.budgets import api as budgets
from sinergi.files.api import store
from sinergi.indicators import api as indicators
from sinergi.kernel import clock, jobs
from sinergi.kernel.clock import wib
from sinergi.kernel.money import Rupiah
from sinergi.outcomes import api as outcomes
from sinergi.people import api as people
from sinergi.people.api import SYSTEM, User, Viewer, viewer_of
from sinergi.places import api as places
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Kind, Way
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Origin
from sinergi.site import roles
from sinergi.voices import api as voices
from sinergi.voices.api import Visibility
from tests.factories import budgets as budget
from tests.factories import outcomes as results
from tests.factories import plans as plan
from tests.factories import programmes as training
from tests.factories import proposals as proposal
from tests.factories import voices as voice
from tests.factories.people import user

NOW = wib(2026, 6, 10, 13)
OWN, OTHER = "Diskominfo", "Dishub"
CITY = ""
OF_PERSONS = ("anonymous", "citizen")

SECRETS = {
    "secret voice's title": "Zirkonjudul",
    "secret voice's text": "Zirkonisi",
    "secret voice's address": "Zirkonalamat",
    "secret reply": "Zirkontanggapan",
    "secret answer": "Zirkonjawaban",
    "open reporter's name": "Topazterbuka",
    "anonymous reporter's name": "Topazanonim",
    "secret reporter's name": "Topazrahasia",
    "proposer's name": "Topazpengusul",
    "applicant's name": "Topazpendaftar",
    "applicant's motivation": "Opalmotivasi",
    "applicant's channel": "opalkanal",
    "desk applicant's name": "Opalloket",
    "desk applicant's contact": "Opalkontak",
    "reason of a withdrawal": "Opalalasan",
    "mentee's name": "Topazdampingan",
    "mentor's goal": "Rubitujuan",
    "mentor's note": "Rubicatatan",
    "result's channel": "rubikanal",
    "result's evidence": "Rubibukti",
    "office file's name": "Safirkantor",
    "secret file's name": "Safirrahasia",
    "officer's name": "Topazpetugas",
}


@dataclass
class World:
    """Codes of rows and ids of accounts; `rows` names each row by what it is for."""

    rows: dict[str, str] = field(default_factory=dict)
    urns: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, row: Any) -> Any:
        """Remember a row under a name."""
        self.rows[name] = row.code
        self.urns[name] = str(row.urn)
        return row

    def person(self, name: str, shown: str = "Warga", **given: Any) -> Viewer:
        """An account under a name."""
        made = user(shown, **given)
        self.people[name] = str(made.id)
        return viewer_of(made)

    def plain(self) -> dict[str, Any]:
        """What can be kept in a file."""
        return asdict(self)


def build(*, contoh: bool = False) -> World:
    """Make the city; the clock must stand at NOW."""
    here = World()
    training.load()
    indicators.load_reference()
    roles.load()
    _officers(here)
    _voices(here, contoh=contoh)
    _proposals(here, contoh=contoh)
    _plans(here, contoh=contoh)
    _programmes(here, contoh=contoh)
    _results(here, contoh=contoh)
    _rest(here)
    jobs.run_due()
    return here


def _officers(here: World) -> None:
    """Every role bundle for the own office, for another one and for the city."""
    here.person("citizen", "Warga Lain")
    for name in roles.bundles():
        for office in (OWN, OTHER, CITY):
            made = user(SECRETS["officer's name"], organisation=office or None)
            people.grant(made, name, office or None)
            here.people[f"{name}@{office}"] = str(made.id)


def _voices(here: World, *, contoh: bool) -> None:
    asked: dict[str, Any] = {"category": "pelatihan", "contoh": contoh}
    reporter = here.person("reporter", SECRETS["open reporter's name"])
    hidden = here.person("hidden", SECRETS["secret reporter's name"])
    unnamed = here.person("unnamed", SECRETS["anonymous reporter's name"])
    here.keep("voice", voice.routed(reporter, OWN, title="Minta kelas video", **asked))
    here.keep("answered", voice.answered(reporter, OWN, title="Minta kelas foto", **asked))
    alike = voice.routed(reporter, OWN, title="Pelatihan konten digital pemuda", **asked)
    here.keep("alike", alike)
    anonym = voice.routed(
        unnamed, OWN, title="Minta kelas suara", visibility=Visibility.ANONIM, **asked
    )
    here.keep("anonymous", anonym)
    kept: dict[str, Any] = {
        "title": SECRETS["secret voice's title"],
        "text": SECRETS["secret voice's text"],
        "address": SECRETS["secret voice's address"],
        "visibility": Visibility.RAHASIA,
    }
    secret = here.keep("secret", voice.routed(hidden, OWN, **kept, **asked))
    officer = voice.answerer(OWN)
    voices.answer(by=officer, voice=secret.urn, text=SECRETS["secret answer"])
    voices.reopen(by=hidden, voice=secret.urn, text=SECRETS["secret reply"])
    spam = here.keep("spam", voice.routed(reporter, OWN, **kept | {"visibility": None}, **asked))
    voices.archive(
        by=voice.router(), voice=spam.urn, reason=voices.ArchiveReason.SPAM, note="Bukan laporan."
    )


def _proposals(here: World, *, contoh: bool) -> None:
    proposal.open_phase(contoh=contoh)
    by = here.person("proposer", SECRETS["proposer's name"])
    row = proposal.proposed(by, voices=[here.urns["answered"]], contoh=contoh)
    here.keep("proposal", row)
    done = proposal.proposed(by, title="Kelas suntingan", contoh=contoh)
    proposals.answer(
        by=proposal.answerer(OWN),
        proposal=done.urn,
        decision=proposals.Decision.ACCEPTED,
        reason_code=proposals.Reason.SESUAI,
        reason="Sejalan dengan Renstra.",
    )
    here.keep("answered_proposal", done)
    instructed = proposals.propose(
        by=SYSTEM_OFFICER(),
        title="Instruksi kelas",
        text="Dari wali kota.",
        year=2027,
        origin=Origin.INSTRUKSI,
        organisation=people.organisation(OWN),
        contoh=contoh,
    )
    here.keep("instruction", instructed)


def SYSTEM_OFFICER() -> Viewer:  # noqa: N802 - reads as the constant it nearly is
    """An officer of the city who enters proposals for others."""
    return voice.officer("proposals.propose")


def _plans(here: World, *, contoh: bool) -> None:
    """Next year's Renja before its forum, a later draft that can still be written, this year's."""
    by = plan.planner(OWN)
    forum_plan = here.keep("forum_plan", plan.drafted(by, OWN, contoh=contoh))
    line = here.keep("forum_line", plan.line(forum_plan, by))
    work = here.keep("forum_activity", plan.activity(line, by))
    held = here.keep("forum", plan.forum(by, OWN, contoh=contoh, held_on=date(2026, 6, 9)))
    here.keep("item", plan.agenda_item(held, activity=work))
    second = here.keep("second_activity", plan.activity(line, by, amount=Rupiah(1_000_000)))
    plans.tie_proposal(by=by, activity=second, proposal=here.urns["answered_proposal"])
    empty = plan.forum(by, OWN, year=2029, contoh=contoh, held_on=date(2026, 6, 9))
    here.keep("empty_forum", empty)
    draft = here.keep("draft", plan.drafted(by, OWN, year=2028, contoh=contoh))
    here.keep("draft_line", plan.line(draft, by))
    here.keep("draft_activity", plan.activity(plan.line(draft, by, code=plan.CONTENT), by))
    other = plan.planner(OTHER)
    theirs = here.keep("other_plan", plan.drafted(other, OTHER, contoh=contoh))
    here.keep("other_line", plan.line(theirs, other))
    closed = here.keep("closed_forum", plan.forum(by, OWN, year=2030, contoh=contoh))
    plan.closed(closed)


def _programmes(here: World, *, contoh: bool) -> None:
    by = plan.planner(OWN)
    under = plan.line(plan.drafted(by, OWN, year=2026, contoh=contoh), by)
    work = here.keep("activity", plan.activity(under, by))
    line = here.keep("budget_line", training.budget_line(under))
    budget.item(line, price=Rupiah(1000))
    here.keep("realisation", budget.realised(line, month=3, money=1_000_000))
    row = here.keep("programme", training.designed(activity=work, contoh=contoh))
    batch = here.keep("batch", training.batch_of(row))
    call = here.keep("call", training.opened(row, seats=20))
    told = {
        "motivation": SECRETS["applicant's motivation"],
        "channel": _address("applicant's channel"),
    }
    applicant = here.person("applicant", SECRETS["applicant's name"])
    here.keep("application", training.applied(call, applicant, **told))
    desk = programmes.Desk(SECRETS["desk applicant's name"], SECRETS["desk applicant's contact"])
    at_desk = training.applied(call, training.organiser(), desk=desk)
    here.keep("desk_application", at_desk)
    gone = training.applied(call, here.person("gone"))
    programmes.withdraw(
        by=viewer_of(gone.user), application=gone, reason=SECRETS["reason of a withdrawal"]
    )
    here.keep("gone_application", gone)
    meeting = training.met(batch, trainer=_account(here, "pelatih@Diskominfo"))
    here.keep("meeting", meeting)
    mentee = here.person("mentee", SECRETS["mentee's name"])
    accompanied = here.keep("mentored", training.applied(call, mentee))
    mentor = _account(here, "pendamping@Diskominfo")
    mentoring = programmes.start_mentoring(
        by=training.organiser(),
        application=accompanied,
        mentor=mentor,
        goal=SECRETS["mentor's goal"],
    )
    programmes.note(by=viewer_of(mentor), mentoring=mentoring, text=SECRETS["mentor's note"])
    here.keep("mentoring", mentoring)
    _selected(here, work, contoh=contoh)


def _selected(here: World, work: Any, *, contoh: bool) -> None:
    """A call by selection that is over and waits for its decree."""
    row = here.keep(
        "chosen", training.designed(activity=work, title="Kelas pilihan", contoh=contoh)
    )
    with clock.travel(NOW - timedelta(days=10)):
        call = training.opened(
            row, seats=5, way=Way.SELECTION, closes_at=clock.now() + timedelta(days=5)
        )
        one = training.applied(call, here.person("hopeful", SECRETS["applicant's name"]))
    here.keep("chosen_call", call)
    here.keep("chosen_batch", training.batch_of(row))
    here.keep("hopeful", one)


def _results(here: World, *, contoh: bool) -> None:
    """A programme that ended; fewer than five answered."""
    with clock.travel(NOW - timedelta(days=2)):
        row, seats = results.ended(people=4, title="Kelas yang usai", contoh=contoh)
    here.keep("ended", row)
    survey = here.keep("survey", results.wave(row))
    jobs.run_due()
    told = outcomes.Answers(
        outcomes.Status.SELF_EMPLOYED,
        outcomes.Income.ABOVE_5,
        20,
        _address("result's channel"),
        True,
        SECRETS["result's evidence"],
    )
    one, application = seats[0]
    here.people["earner"] = str(one.user_id)
    here.keep("earner", application)
    here.keep("outcome", results.answered(one, application, survey, told))
    here.keep("silent", seats[1][1])
    here.people["silent"] = str(seats[1][0].user_id)
    gap = outcomes.state_gap(
        by=results.recorder(),
        programme=row,
        aspect=outcomes.Aspect.SPENDING,
        text="Realisasi belanja tidak ditemukan.",
        searched_on=date(2026, 6, 1),
        source="Situs Diskominfo",
    )
    here.keep("gap", gap)
    invite = outcomes.Invite.objects.get(survey=survey, application=seats[1][1])
    here.rows["token"] = invite.token
    indicators.recompute(by=SYSTEM, periods=("2026",))


def _rest(here: World) -> None:
    day = places.add_holiday(SYSTEM, day=date(2026, 12, 31), name="Libur", kind="cuti_bersama")
    here.rows["holiday"] = str(day.id)
    card = [score for each in indicators.scorecard() for score in each.scores]
    computed = next(score for score in card if score.computed)
    reported = next(score for score in card if not score.computed)
    here.keep("computed", computed.indicator)
    here.keep("reported", reported.indicator)
    by = _viewer(here, "perencana PD@Diskominfo")
    for name, klass, owner in (
        ("office file's name", "office", "voice"),
        ("secret file's name", "secret", "secret"),
    ):
        made = store(
            b"isi berkas",
            name=f"{SECRETS[name]}.txt",
            media_type="text/plain",
            owner=here.urns[owner],  # type: ignore[arg-type]
            klass=klass,
            by=by,
        )
        here.rows[f"{klass}_file"] = str(made.id)


def _address(name: str) -> str:
    return f"https://{SECRETS[name]}.test/"


def _account(here: World, name: str) -> User:
    found = people.user(here.people[name])
    assert found is not None
    return found


def _viewer(here: World, name: str) -> Viewer:
    return viewer_of(_account(here, name))


__all__ = ["CITY", "NOW", "OTHER", "OWN", "SECRETS", "Kind", "World", "budgets", "build"]
