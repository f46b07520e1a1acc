"""Read forums, their agendas and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import id_of
from sinergi.people.api import Organisation, Page, Viewer, keyset
from sinergi.plans.models import Activity, AgendaItem, Forum
from sinergi.plans.queries.reading import one

SIZE = 25


def _forums() -> QuerySet[Forum]:
    return Forum.objects.select_related("organisation").annotate(
        item_count=Count("agenda"),
        decided_count=Count("agenda", filter=Q(agenda__decided_at__isnull=False)),
    )


def forums(
    viewer: Viewer,
    *,
    year: int | None = None,
    organisation: Organisation | UUID | None = None,
    state: str = "",
    after: str = "",
    size: int = SIZE,
) -> Page[Forum]:
    """Forums, newest first, each with `item_count` and `decided_count`."""
    rows = _forums()
    if year is not None:
        rows = rows.filter(year=year)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    if state:
        rows = rows.filter(state=state)
    return keyset(rows, after, size)


def forum(ref: str | UUID, viewer: Viewer) -> Forum:
    """One forum by code, URN or id. Raises NotFound."""
    return one(_forums(), ref)


def item(ref: str | UUID, viewer: Viewer) -> AgendaItem:
    """One agenda item by code, URN or id. Raises NotFound."""
    rows = AgendaItem.objects.select_related(
        "forum__organisation", "activity__line", "proposal__organisation"
    )
    return one(rows, ref)


def agenda(of: Forum) -> list[AgendaItem]:
    """The matters before a forum in order, with their activity or proposal."""
    return list(
        of.agenda.select_related(
            "activity__line", "activity__region", "proposal__organisation", "proposal__region"
        ).order_by("position", "id")
    )


def decisions_on(matters: Iterable[Urn]) -> dict[Urn, list[AgendaItem]]:
    """What forums decided about these proposals and activities, oldest first."""
    wanted = {id_of(urn): urn for urn in matters}
    rows = (
        AgendaItem.objects.filter(
            Q(activity__in=wanted) | Q(proposal__in=wanted), decided_at__isnull=False
        )
        .select_related("forum__organisation")
        .order_by("decided_at", "id")
    )
    found: dict[Urn, list[AgendaItem]] = defaultdict(list)
    for row in rows:
        matter = row.activity_id or row.proposal_id
        assert matter is not None
        found[wanted[matter]].append(row)
    return dict(found)


def matters_for(of: Forum) -> list[Activity]:
    """Activities of the forum's own Renja that are not on its agenda yet, in order of code."""
    return list(
        Activity.objects.filter(
            line__renja__organisation=of.organisation_id, line__renja__year=of.year
        )
        .exclude(agenda__forum=of)
        .select_related("line")
        .order_by("line__nomenclature_code", "month_from", "created_at")
    )
