"""What can be done with programmes: one function a verb, each one transaction."""

from sinergi.programmes.actions.calls import default_consent, open_call, tell_call_opened
from sinergi.programmes.actions.design import (
    BatchPlan,
    StagePlan,
    add_batch,
    announce,
    design,
    fund,
    report_figure,
)
from sinergi.programmes.actions.endings import finish, finish_activity
from sinergi.programmes.actions.meetings import (
    cancel_meeting,
    move_meeting,
    schedule_meeting,
    take_attendance,
)
from sinergi.programmes.actions.mentoring import end_mentoring, note, start_mentoring
from sinergi.programmes.actions.seats import Desk, apply, withdraw
from sinergi.programmes.actions.selection import Choice, decree_seats

__all__ = [
    "BatchPlan",
    "Choice",
    "Desk",
    "StagePlan",
    "add_batch",
    "announce",
    "apply",
    "cancel_meeting",
    "decree_seats",
    "default_consent",
    "design",
    "end_mentoring",
    "finish",
    "finish_activity",
    "fund",
    "move_meeting",
    "note",
    "open_call",
    "report_figure",
    "schedule_meeting",
    "start_mentoring",
    "take_attendance",
    "tell_call_opened",
    "withdraw",
]
