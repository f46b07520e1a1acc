"""Named reads of plans. Plans are public from the first draft; the viewer is taken all the same."""

from sinergi.plans.queries.cards import describe
from sinergi.plans.queries.forums import (
    agenda,
    decisions_on,
    forum,
    forums,
    item,
    matters_for,
)
from sinergi.plans.queries.lookups import Numbers, find, numbers, waiting
from sinergi.plans.queries.nomenclature import (
    Coded,
    meant_for,
    names_of,
    resolve,
    search,
    versions,
)
from sinergi.plans.queries.renja import (
    TreeRow,
    activities,
    activities_answering,
    activity,
    continuable,
    line,
    lines,
    offices_with_plans,
    proposals_answered,
    renja,
    renja_list,
    tree,
    years,
)

__all__ = [
    "Coded",
    "Numbers",
    "TreeRow",
    "activities",
    "activities_answering",
    "activity",
    "agenda",
    "continuable",
    "decisions_on",
    "describe",
    "find",
    "forum",
    "forums",
    "item",
    "line",
    "lines",
    "matters_for",
    "meant_for",
    "names_of",
    "numbers",
    "offices_with_plans",
    "proposals_answered",
    "renja",
    "renja_list",
    "resolve",
    "search",
    "tree",
    "versions",
    "waiting",
    "years",
]
