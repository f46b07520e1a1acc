"""The tables of programmes, by noun."""

from sinergi.programmes.models.calls import Application, Call, Quota, SeatDecree
from sinergi.programmes.models.meetings import Attendance, Meeting, WalkIn
from sinergi.programmes.models.mentoring import Mentoring, MentoringNote
from sinergi.programmes.models.programme import (
    Batch,
    CurriculumStage,
    Programme,
    ProgrammeFunding,
    ReportedFigure,
)

__all__ = [
    "Application",
    "Attendance",
    "Batch",
    "Call",
    "CurriculumStage",
    "Meeting",
    "Mentoring",
    "MentoringNote",
    "Programme",
    "ProgrammeFunding",
    "Quota",
    "ReportedFigure",
    "SeatDecree",
    "WalkIn",
]
