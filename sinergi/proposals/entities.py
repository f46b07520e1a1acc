"""A proposal as an NGSI-LD entity. Pure; never says who proposed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sinergi.hub.api import entity, prop, rel
from sinergi.kernel.ids import Urn
from sinergi.proposals.models import Proposal


def proposal_entity(proposal: Proposal, voices: Iterable[Urn]) -> dict[str, Any]:
    """The entity of a proposal whose organisation is loaded; `cost` in rupiah (UN/CEFACT has no code)."""
    return entity(
        Proposal.URN_KIND,
        proposal.urn,
        code=proposal.code,
        title=proposal.title,
        description=proposal.text,
        origin=proposal.origin,
        planYear=proposal.year,
        status=proposal.state,
        region=proposal.region_id,
        organisation=proposal.organisation.short,
        volume=proposal.volume,
        unit=proposal.unit or None,
        cost=prop(int(proposal.cost)) if proposal.cost is not None else None,
        supports=proposal.supports,
        grewFrom=rel(sorted(voices)),
        reason=proposal.reason_code or None,
        dateIssued=proposal.created_at,
        dueDate=proposal.due_on,
        dateAnswered=proposal.answered_at,
        contoh=True if proposal.contoh else None,
    )
