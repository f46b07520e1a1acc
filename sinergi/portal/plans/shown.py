"""What pages of plans say beside the rows: tones, rights, the stations reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card, Stage, walk
from sinergi.people.api import Organisation, Viewer, organisations
from sinergi.plans import api as plans
from sinergi.plans.api import Activity, ActivityState, Decision, Forum, Renja, RenjaState, TreeRow
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Proposal
from sinergi.thread import api as thread

_RENJA = {
    RenjaState.DRAF: "plain",
    RenjaState.FORUM: "wait",
    RenjaState.DITETAPKAN: "done",
    RenjaState.DILAPORKAN: "plain",
}
_WORK = {
    ActivityState.DIRENCANAKAN: "info",
    ActivityState.DISEPAKATI: "done",
    ActivityState.DISEPAKATI_PERUBAHAN: "done",
    ActivityState.DITUNDA: "wait",
    ActivityState.DITOLAK: "late",
}
_DECISION = {
    Decision.DITERIMA: "done",
    Decision.DITERIMA_PERUBAHAN: "done",
    Decision.DITUNDA: "wait",
    Decision.DITOLAK: "late",
}
MAP_MOST = 40


def renja_tone(renja: Renja) -> str:
    """The tone of a Renja's state."""
    return _RENJA[RenjaState(renja.state)]


def work_tone(work: Activity) -> str:
    """The tone of what was decided about an activity."""
    return _WORK[ActivityState(work.state)]


def decision_tone(decision: str) -> str:
    """The tone of a decision; waiting while there is none."""
    return _DECISION[Decision(decision)] if decision else "info"


@dataclass(frozen=True)
class Rights:
    """What the viewer may do with a Renja now."""

    edit: bool
    fix: bool


def rights(renja: Renja, viewer: Viewer) -> Rights:
    """Edits end with penetapan, whoever asks."""
    open_still = renja.state != RenjaState.DITETAPKAN
    return Rights(
        edit=open_still and viewer.may(plans.EDIT, organisation=renja.organisation_id),
        fix=open_still and viewer.may(plans.FIX, organisation=renja.organisation_id),
    )


def offices_for(viewer: Viewer, permission: str) -> list[Organisation]:
    """The offices a permission is held for, by name."""
    held = [row for row in organisations() if viewer.may(permission, organisation=row)]
    return sorted(held, key=lambda row: row.name)


@dataclass(frozen=True)
class Chain:
    """What the thread of a row adds to its page: the stations reached, and the programmes."""

    reached: list[str]
    programmes: list[Card]


def chain_of(urn: Urn, viewer: Viewer, also: Iterable[Urn] = ()) -> Chain:
    """The rows a row hangs from and that hang from it, by station; `also` adds where others hang from.

    The whole chain with its sums and dates is the thread's own page; this is only its outline.
    """
    found = {*walk(urn, "forwards"), *walk(urn, "backwards")}
    for other in also:
        found |= {other, *walk(other, "backwards")}
    stages = {thread.stage_of(one) for one in found}
    programmes = sorted(one for one in found if thread.kind_of(one) == "Programme")
    return Chain(
        reached=[stage.value for stage in Stage if stage in stages],
        programmes=list(thread.describe(programmes, viewer).values()) if programmes else [],
    )


def answered(works: Iterable[Activity], viewer: Viewer) -> list[Proposal]:
    """The proposals these activities answer."""
    urns = {urn for each in plans.proposals_answered(works).values() for urn in each}
    return proposals.proposals_among(viewer, sorted(urns)) if urns else []


def plan_map(rows: Iterable[TreeRow], href: Any) -> list[dict[str, Any]]:
    """The lines of a plan for a treemap, the smallest of a long plan joined into one."""
    lines = sorted((row for row in rows if row.line), key=lambda row: -int(row.pagu))
    shown = [
        {"label": row.name, "value": int(row.pagu), "href": href(row.line)}
        for row in lines[:MAP_MOST]
    ]
    rest = sum(int(row.pagu) for row in lines[MAP_MOST:])
    return [*shown, {"label": "…", "value": rest}] if rest else shown


def can_change(forum: Forum, viewer: Viewer, permission: str) -> bool:
    """Whether the viewer may do this with a forum that is still open."""
    return forum.state == plans.ForumState.DIBUKA and viewer.may(
        permission, organisation=forum.organisation_id
    )
