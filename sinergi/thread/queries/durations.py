"""How long each step usually takes: the median over this city's own finished cases, from the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction

from sinergi.thread import rules
from sinergi.thread.shapes import Usual

_KEY = "sinergi.thread.usual"
_KEPT_SECONDS = 3600

_FIRST = """
with first as materialized (
    select subject, stage, verb, min(at) as at from ledger_event group by subject, stage, verb
)
"""
_STEP = """
select %s::text, count(*), percentile_disc(0.5) within group (order by took) from (
    select min(later.at - earlier.at) as took
    from first earlier {path}
    where earlier.stage = %s and earlier.verb = any(%s)
      and later.stage = %s and later.verb = any(%s) and later.at >= earlier.at
    group by earlier.subject
) as waited
"""
_PATHS = {
    "same": "join first later on later.subject = earlier.subject",
    "down": (
        "join ledger_edge edge on edge.parent = earlier.subject"
        " join first later on later.subject = edge.child"
    ),
    "down twice": (
        "join ledger_edge edge on edge.parent = earlier.subject"
        " join ledger_edge below on below.parent = edge.child"
        " join first later on later.subject = below.child"
    ),
    "aside": (
        "join ledger_edge edge on edge.child = earlier.subject"
        " join ledger_edge side on side.parent = edge.parent"
        " join first later on later.subject = side.child"
    ),
    "up": (
        "join ledger_edge edge on edge.child = earlier.subject"
        " join first later on later.subject = edge.parent"
    ),
    "up twice": (
        "join ledger_edge edge on edge.child = earlier.subject"
        " join ledger_edge above on above.child = edge.parent"
        " join first later on later.subject = above.parent"
    ),
}


def usual(*, fresh: bool = False) -> Mapping[str, Usual]:
    """The usual time to each milestone from the one before it, by the milestone's key.

    One query, kept for an hour in this process. With fewer than five finished cases there is
    no usual time to speak of: `days` is None.
    """
    kept: Mapping[str, Usual] | None = None if fresh else cache.get(_KEY)
    if kept is None:
        kept = _computed()
        cache.set(_KEY, kept, _KEPT_SECONDS)
    return kept


def _computed() -> dict[str, Usual]:
    parts: list[str] = []
    values: list[Any] = []
    for before, after in rules.TRANSITIONS:
        parts.append(_STEP.format(path=_PATHS[after.path]))
        values += [after.key, before.stage.value, list(before.verbs)]
        values += [after.stage.value, list(after.verbs)]
    with transaction.atomic(), connection.cursor() as cursor:
        # The planner cannot know how many first events there are and would compare each with each.
        cursor.execute("set local enable_nestloop = off")
        cursor.execute(_FIRST + " union all ".join(parts), values)
        found = cursor.fetchall()
        cursor.execute("set local enable_nestloop = on")
    return {key: _usual(cases, took) for key, cases, took in found}


def _usual(cases: int, took: timedelta | None) -> Usual:
    enough = cases >= rules.FEWEST_CASES and took is not None
    days = round(took.total_seconds() / 86_400) if enough and took is not None else None
    return Usual(days=days, cases=cases)
