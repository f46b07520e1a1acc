"""What the actions share: entities with their neighbours, and telling those who follow."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum

from sinergi.kernel import ids, jobs
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.people.api import Viewer
from sinergi.plans import entities
from sinergi.plans.models import Activity, ActivityProposal, AgendaItem, Forum, Renja


def planned_of(renja: Renja) -> Rupiah | None:
    """The sum of a Renja's lines as it stands in this transaction; None while none is known."""
    total = renja.lines.filter(known=True).aggregate(total=Sum("pagu"))["total"]
    return None if total is None else Rupiah(total)


def renja_entity(renja: Renja) -> dict[str, Any]:
    """The entity of a Renja with the sum of its lines."""
    return entities.renja(renja, planned=planned_of(renja))


def activity_entity(activity: Activity) -> dict[str, Any]:
    """The entity of an activity with the proposals it answers and the forums that decided on it."""
    answered = ActivityProposal.objects.filter(activity=activity).order_by("id")
    forums = AgendaItem.objects.filter(activity=activity, decided_at__isnull=False)
    return entities.activity(
        activity,
        answers=[ids.urn("Proposal", pk) for pk in answered.values_list("proposal_id", flat=True)],
        decided_at=[
            ids.urn("Forum", pk) for pk in forums.order_by("id").values_list("forum_id", flat=True)
        ],
    )


def forum_entity(forum: Forum) -> dict[str, Any]:
    """The entity of a forum with the length of its agenda."""
    return entities.forum(forum, items=forum.agenda.count())


def item_entity(item: AgendaItem) -> dict[str, Any]:
    """The entity of an agenda item."""
    return entities.agenda_item(item, matter=matter_of(item))


def matter_of(item: AgendaItem) -> Urn:
    """The proposal or activity an agenda item is about."""
    if item.activity_id is not None:
        return ids.urn("Activity", item.activity_id)
    assert item.proposal_id is not None
    return ids.urn("Proposal", item.proposal_id)


def matter_title(item: AgendaItem) -> str:
    """What an agenda item is about, in the words of its proposal or activity."""
    if item.activity is not None:
        return item.activity.name
    assert item.proposal is not None
    return item.proposal.title


def tell(by: Viewer, urn: Urn, kind: str, *, title: str, contoh: bool) -> None:
    """Tell the followers of a row and of all it hangs from, after this transaction."""
    jobs.later(
        "notices.tell_upstream",
        urn=urn,
        kind=kind,
        actor=by.urn,
        params={"title": title},
        contoh=contoh,
    )
