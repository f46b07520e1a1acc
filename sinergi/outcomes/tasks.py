"""Jobs of outcomes: plan the waves when an activity ends, and send each when it is due."""

from __future__ import annotations

from uuid import UUID

from sinergi.kernel.jobs import serves
from sinergi.outcomes import actions
from sinergi.people.api import SYSTEM
from sinergi.programmes.api import programme_by_id


@serves("outcomes.activity_finished")
def activity_finished(programme: str) -> None:
    """An activity ended: plan its survey waves."""
    actions.open_surveys(by=SYSTEM, programme=programme_by_id(UUID(programme)))


@serves("outcomes.send_survey")
def send_survey(survey: str) -> None:
    """A wave is due: send the links."""
    actions.send_survey(survey=UUID(survey))
