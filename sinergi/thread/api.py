"""The public face of the thread."""

from sinergi.thread.actions import feature
from sinergi.thread.entities import entities, linked
from sinergi.thread.queries import (
    featured,
    find,
    follow,
    group_page,
    resolve,
    timeline,
    usual,
)
from sinergi.thread.rules import FEATURE, PERMISSIONS
from sinergi.thread.shapes import (
    Group,
    Moment,
    NextStep,
    Origin,
    Role,
    Station,
    Step,
    Sums,
    Thread,
    Tie,
    Usual,
)
from sinergi.thread.stages import describe, kind_of, stage_of
from sinergi.thread.told import as_json, card_json, moments_json

__all__ = [
    "FEATURE",
    "PERMISSIONS",
    "Group",
    "Moment",
    "NextStep",
    "Origin",
    "Role",
    "Station",
    "Step",
    "Sums",
    "Thread",
    "Tie",
    "Usual",
    "as_json",
    "card_json",
    "describe",
    "entities",
    "feature",
    "featured",
    "find",
    "follow",
    "group_page",
    "kind_of",
    "linked",
    "moments_json",
    "resolve",
    "stage_of",
    "timeline",
    "usual",
]
