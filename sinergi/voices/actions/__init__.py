"""What can be done with a voice: one function a verb, each one transaction."""

from sinergi.voices.actions.handling import (
    answer,
    archive,
    close,
    mark_overdue,
    reopen,
    route,
    support,
)
from sinergi.voices.actions.reference import load_reference
from sinergi.voices.actions.reporting import Photo, new_key, report

__all__ = [
    "Photo",
    "answer",
    "archive",
    "close",
    "load_reference",
    "mark_overdue",
    "new_key",
    "reopen",
    "report",
    "route",
    "support",
]
