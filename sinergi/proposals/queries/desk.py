"""What waits for an officer."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import Viewer, Waiting
from sinergi.proposals import rules
from sinergi.proposals.models import Proposal
from sinergi.proposals.queries.rows import full
from sinergi.proposals.rules import State

_MOST = 100


def waiting(viewer: Viewer) -> list[Waiting]:
    """Proposals the viewer may answer, the most urgent first; at most 100."""
    if not viewer.may_anywhere(rules.ANSWER):
        return []
    rows = full().filter(_within(viewer), state=State.DIAJUKAN).order_by("due_on", "id")
    return [_waits(row) for row in rows[:_MOST]]


def _within(viewer: Viewer) -> Q:
    """The proposals the viewer may answer, as a condition; agrees with `viewer.may` row by row."""
    if viewer.may(rules.ANSWER):
        return Q()
    found = Q(pk__in=())
    for held in viewer.grants:
        if rules.ANSWER not in held.permissions:
            continue
        scope = Q()
        if held.organisations is not None:
            scope &= Q(organisation_id__in=held.organisations)
        if held.region:
            scope &= Q(region_id=held.region) | Q(region__code__startswith=f"{held.region}.")
        found |= scope
    return found


def _waits(proposal: Proposal) -> Waiting:
    return Waiting(
        title=proposal.title,
        urn=proposal.urn,
        code=proposal.code,
        stage=proposal.STAGE,
        action=_("Jawab usulan ini"),
        due=proposal.due_on,
        late=proposal.is_late,
        office=proposal.organisation.short,
        contoh=proposal.contoh,
    )
