"""What proposals tell the rest of the city: numbers, counts on the map, cards on the thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, Sum

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import Card
from sinergi.people.api import Viewer
from sinergi.proposals import rules
from sinergi.proposals.models import Proposal
from sinergi.proposals.queries.rows import full
from sinergi.proposals.rules import State

URN_KINDS: tuple[str, ...] = (Proposal.URN_KIND,)


@dataclass(frozen=True)
class Numbers:
    """The proposals of a time in numbers; `supports` counts persons times proposals."""

    proposed: int
    open: int
    accepted: int
    deferred: int
    refused: int
    late: int
    supports: int


def numbers(since: datetime | None = None) -> Numbers:
    """The proposals made since a moment, in numbers."""
    rows = Proposal.objects.all()
    if since is not None:
        rows = rows.filter(created_at__gte=since)
    still = Q(state=State.DIAJUKAN)
    count = rows.aggregate(
        proposed=Count("id"),
        open=Count("id", filter=still),
        accepted=Count("id", filter=Q(state=State.DITERIMA)),
        deferred=Count("id", filter=Q(state=State.DITUNDA)),
        refused=Count("id", filter=Q(state=State.DITOLAK)),
        late=Count("id", filter=still & Q(due_on__lt=clock.today())),
        supports=Sum("supports", default=0),
    )
    return Numbers(**count)


def by_kelurahan(since: datetime | None = None) -> dict[str, int]:
    """How many proposals are about each kelurahan: region code to count."""
    rows = Proposal.objects.filter(region__isnull=False)
    if since is not None:
        rows = rows.filter(created_at__gte=since)
    return dict(rows.values_list("region_id").annotate(count=Count("id")).order_by("region_id"))


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of the proposals among these rows; one query."""
    wanted = _ids(urns)
    if not wanted:
        return {}
    return {row.urn: _card(row) for row in full().filter(id__in=wanted)}


def due(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, date]:
    """The day by which these proposals are to be answered, as far as they still wait."""
    rows = Proposal.objects.filter(id__in=_ids(urns), state=State.DIAJUKAN)
    return {row.urn: row.due_on for row in rows}


def _card(proposal: Proposal) -> Card:
    coded = rules.Reason(proposal.reason_code).label if proposal.reason_code else ""
    return Card(
        urn=proposal.urn,
        code=proposal.code,
        stage=proposal.STAGE,
        kind=rules.KINDS[proposal.origin],
        title=proposal.title,
        state=rules.State(proposal.state).label,
        at=proposal.created_at,
        organisation=proposal.organisation.short,
        place=proposal.region.name if proposal.region else "",
        decided_by=proposal.answered_by.short if proposal.answered_by else "",
        reason=f"{coded}. {proposal.reason}" if coded else "",
        contoh=proposal.contoh,
        source=proposal.source,
    )


def _ids(urns: Sequence[Urn]) -> list[UUID]:
    parsed = (parse_urn(urn) for urn in urns)
    return [row_id for kind, row_id in parsed if kind == Proposal.URN_KIND]
