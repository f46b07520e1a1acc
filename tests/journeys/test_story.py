"""The whole story, by clicking: from one citizen's wish to a result on the scorecard, with and without scripts.

Citizen, planner, head of office, trainer and trainee carry it; beside them stand those whose signature
a step needs (complaints desk, Bappeda, budget, organiser, data steward). The city's clock is moved
between the steps, over two years.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from sinergi.kernel.clock import wib
from tests.journeys.browsing import Person
from tests.journeys.cast import (
    CITIZEN,
    DISPATCHER,
    EVERYBODY,
    HEAD,
    ORGANISER,
    PARTNER,
    PLANNER,
    STEWARD,
    TRAINEE,
    TRAINER,
    TREASURER,
    Stage,
    enrol,
)
from tests.journeys.chapters import course, money, plan, results, wish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Move = Callable[[datetime], None]


@pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without-scripts"])
def test_the_whole_story(arrive: Callable[..., Person], move_to: Move, *, script: bool) -> None:
    enrol(*EVERYBODY)
    stage = Stage(arrive, script=script)
    move_to(wib(2025, 1, 13))
    code = wish.report(stage(CITIZEN))
    wish.route_and_answer(stage(DISPATCHER), stage(PLANNER))
    move_to(wib(2025, 1, 15))
    wish.agree(stage(CITIZEN))
    move_to(wib(2025, 1, 27))
    wish.open_phase(stage(PARTNER))
    wish.propose(stage(CITIZEN))
    move_to(wib(2025, 2, 10))
    plan.draft_plan(stage(PLANNER))
    wish.accept(stage(HEAD))
    plan.tie(stage(PLANNER))
    move_to(wib(2025, 2, 25))
    plan.open_forum(stage(PLANNER))
    plan.decide(stage(HEAD))
    move_to(wib(2025, 7, 20))
    plan.fix_plan(stage(HEAD))
    move_to(wib(2026, 1, 5))
    money.budget(stage(TREASURER))
    course.design(stage(ORGANISER))
    move_to(wib(2026, 2, 3))
    course.apply(stage(TRAINEE))
    course.schedule(stage(ORGANISER))
    move_to(wib(2026, 3, 10, 10))
    course.take_attendance(stage(TRAINER))
    course.mentor(stage(ORGANISER), stage(TRAINER))
    money.realise(stage(TREASURER))
    move_to(wib(2026, 6, 30))
    course.finish(stage(ORGANISER))
    move_to(wib(2027, 7, 5))
    results.answer_survey(stage(TRAINEE))
    results.recount(stage(STEWARD))
    results.read_what_became(stage(CITIZEN), code)
