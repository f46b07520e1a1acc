"""What can be done with outcomes: one function a verb, each one transaction."""

from sinergi.outcomes.actions.answers import Answers, answer_by_token, record_outcome
from sinergi.outcomes.actions.gaps import state_gap
from sinergi.outcomes.actions.surveys import open_survey, open_surveys, send_survey

__all__ = [
    "Answers",
    "answer_by_token",
    "open_survey",
    "open_surveys",
    "record_outcome",
    "send_survey",
    "state_gap",
]
