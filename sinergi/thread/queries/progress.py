"""Where a thread stands among the steps that every thread passes, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card, Happening, Stage, events_of
from sinergi.people.api import Viewer
from sinergi.thread import rules, stages
from sinergi.thread.queries.durations import usual
from sinergi.thread.queries.gather import Gathered
from sinergi.thread.queries.timeline import moment
from sinergi.thread.shapes import Moment, NextStep, Role, Usual

_TOLD = 12


@dataclass(frozen=True)
class Progress:
    """The dated events of a thread, newest first, and the step after the last one."""

    moments: tuple[Moment, ...]
    next: NextStep | None
    ended: Text


def progress(found: Gathered, start: Card, viewer: Viewer) -> Progress:
    """The events of the rows described (those beside the line left out), read in one query."""
    line = [urn for urn in found.cards if found.roles.get(urn, Role.LINE) != Role.BESIDE]
    events = events_of(line)
    quiet = rules.QUIET
    if start.stage != Stage.INDICATORS:
        quiet = quiet | {"indicators.computed"}
    told = [event for event in reversed(events) if not rules.is_quiet(event, quiet)]
    moments = tuple(moment(event, found.cards[event.subject]) for event in told[:_TOLD])
    if start.stage == Stage.INDICATORS:
        return Progress(moments, None, "")
    ended = rules.ended(events)
    return Progress(moments, None if ended else _next(events, found, viewer), ended)


def _next(events: Sequence[Happening], found: Gathered, viewer: Viewer) -> NextStep | None:
    last = rules.reached(events)
    if last is None or last.place + 1 >= len(rules.MILESTONES):
        return None
    if rules.MILESTONES[last.place].key in rules.LAST_FORETOLD:
        return None
    if any(found.cards[urn].source for urn in last.subjects):
        return None  # told by others: what they did next is theirs to tell, not ours to foretell
    milestone = rules.MILESTONES[last.place + 1]
    took = usual().get(milestone.key, Usual(None, 0))
    promised = _promised(last.subjects, milestone.stage, viewer)
    expected = rules.expected_on(last.at, took.days, promised)
    return NextStep(
        stage=milestone.stage,
        verb=milestone.verbs[0],
        label=milestone.label,
        since=last.at,
        expected=expected,
        promised=promised is not None,
        late=expected is not None and expected < clock.today(),
        usual=took,
    )


def _promised(subjects: Sequence[Urn], stage: Stage, viewer: Viewer) -> date | None:
    """The earliest day the stage itself has promised for the rows that stand before the step."""
    ask = getattr(stages.apis()[stage], "due", None)
    if ask is None or not subjects:
        return None
    days: dict[Urn, date] = ask(subjects, viewer)
    return min(days.values(), default=None)
