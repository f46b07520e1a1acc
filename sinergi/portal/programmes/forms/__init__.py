"""Forms of programmes. Choices are read when a form is made; moments are typed in WIB."""

from sinergi.portal.programmes.forms.classes import (
    AttendanceForm,
    DecreeForm,
    EndMentoringForm,
    NoteForm,
    StartMentoringForm,
)
from sinergi.portal.programmes.forms.office import (
    AnnounceForm,
    BatchForm,
    CallForm,
    DesignForm,
    EndForm,
    FundForm,
    MeetingForm,
    MoveForm,
    ReasonForm,
)
from sinergi.portal.programmes.forms.people import ApplyForm, DeskForm, FilterForm, WithdrawForm

__all__ = [
    "AnnounceForm",
    "ApplyForm",
    "AttendanceForm",
    "BatchForm",
    "CallForm",
    "DecreeForm",
    "DesignForm",
    "DeskForm",
    "EndForm",
    "EndMentoringForm",
    "FilterForm",
    "FundForm",
    "MeetingForm",
    "MoveForm",
    "NoteForm",
    "ReasonForm",
    "StartMentoringForm",
    "WithdrawForm",
]
