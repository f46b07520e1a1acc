"""Outcomes for tests, through the api: a programme that has ended, its waves, answers."""

from __future__ import annotations

from typing import Any

from sinergi.kernel import clock, jobs
from sinergi.outcomes import api as outcomes
from sinergi.outcomes.api import Answers, Income, Outcome, Status, Survey, Wave
from sinergi.people.api import Viewer
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Application, Programme
from tests.factories import programmes as make
from tests.factories.people import citizen, officer

EARNING = Answers(Status.SELF_EMPLOYED, Income.FROM_1, 20, "https://contoh.test/@kanal")
SEEKING = Answers(Status.SEEKING, Income.NONE)


def recorder(office: str = make.OFFICE) -> Viewer:
    """An officer who records results of an office."""
    return officer("outcomes.record", "outcomes.gap", office=office)


def ended(people: int = 6, **given: Any) -> tuple[Programme, list[tuple[Viewer, Application]]]:
    """A programme whose activity ended today, with so many participants; its waves are planned."""
    programme = make.designed(**given)
    call = make.opened(programme)
    crowd = [citizen(f"Peserta {number}") for number in range(people)]
    seats = [(one, make.applied(call, one)) for one in crowd]
    programmes.finish_activity(by=make.organiser(), programme=programme)
    jobs.run_due()
    programme.refresh_from_db()
    return programme, seats


def wave(programme: Programme, which: Wave = Wave.START) -> Survey:
    """One wave of a programme."""
    found = {row.wave: row for row in outcomes.surveys_of(programme, recorder())}
    return found[which.value]


def answered(
    by: Viewer, application: Application, survey: Survey, answers: Answers = EARNING
) -> Outcome:
    """What a participant answers on the day a wave is due."""
    with clock.travel(max(survey.due_at, clock.now())):
        return outcomes.record_outcome(
            by=by, survey=survey, application=application, answers=answers
        )
