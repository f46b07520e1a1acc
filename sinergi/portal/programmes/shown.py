"""What pages say of programmes: tones, the thread behind them, the funnel with results at its end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Stage, walk
from sinergi.outcomes.api import Summary
from sinergi.people.api import Viewer
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Application, ApplicationState, Programme, ProgrammeState
from sinergi.thread import api as thread

TONES = {
    ProgrammeState.PREPARING: "plain",
    ProgrammeState.ENROLLING: "info",
    ProgrammeState.RUNNING: "info",
    ProgrammeState.MENTORING: "wait",
    ProgrammeState.DONE: "done",
}
SEAT_TONES = {
    ApplicationState.APPLIED: "info",
    ApplicationState.SEATED: "done",
    ApplicationState.WAITING: "wait",
    ApplicationState.REFUSED: "plain",
    ApplicationState.WITHDRAWN: "plain",
}

_SOME = 50


@dataclass(frozen=True)
class Unknown:
    """A step of the funnel that nobody could tell of."""

    label: Any


def tone(state: str) -> str:
    """The tone of a programme's state."""
    return TONES[ProgrammeState(state)]


def state(row: Programme) -> Text:
    """The state of one programme in words."""
    return programmes.states_of([row])[row.pk]


def seat_tone(row: Application) -> str:
    """The tone of an application's state."""
    return SEAT_TONES[ApplicationState(row.state)]


def reached(urn: Urn, viewer: Viewer) -> list[str]:
    """The stages that the chain of a row has reached; voices only where the viewer may know of one."""
    rows = [*walk(urn, "backwards"), *walk(urn, "forwards")]
    found: dict[Stage, list[Urn]] = defaultdict(list)
    for row in rows:
        stage = thread.stage_of(row)
        if stage is not None:
            found[stage].append(row)
    said = found.get(Stage.VOICES, [])
    if said and not thread.describe(said[:_SOME], viewer):
        del found[Stage.VOICES]
    return [stage.value for stage in Stage if stage in found]


def steps(summary: Summary) -> tuple[list[tuple[Any, int, str, str]], list[Unknown]]:
    """The funnel as (label, people, href, note), and the steps without a number."""
    found = programmes.funnel(summary.programme, summary.counts)
    drawn = [
        (step.label, step.people, "", _("menurut sumber") if step.source else "")
        for step in found
        if step.people is not None
    ]
    unknown = [Unknown(step.label) for step in found if step.people is None]
    last = summary.last
    if last is not None and last.earning.people is not None:
        note = _("%(wave)s, %(answered)d dari %(invited)d menjawab") % {
            "wave": str(last.label).lower(),
            "answered": last.answered,
            "invited": last.invited,
        }
        drawn.append((_("Berpenghasilan"), last.earning.people, "", note))
    return drawn, unknown
