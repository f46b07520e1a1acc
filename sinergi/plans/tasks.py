"""Jobs of plans: telling the followers of everything a forum or a decree settled."""

from __future__ import annotations

from sinergi.kernel import jobs
from sinergi.ledger.api import Row, id_of
from sinergi.plans.models import Activity, AgendaItem


@jobs.serves("plans.tell_closed")
def tell_closed(forum: str, actor: str) -> None:
    """A berita acara is out: tell the followers of each matter that was on the agenda."""
    items = AgendaItem.objects.filter(forum=id_of(forum)).select_related("activity", "proposal")
    for item in items.order_by("position"):
        matter = item.activity or item.proposal
        assert matter is not None
        title = (
            item.activity.name if item.activity else item.proposal.title if item.proposal else ""
        )
        _tell(matter, "plans.forum_closed", actor, title)


@jobs.serves("plans.tell_fixed")
def tell_fixed(renja: str, actor: str) -> None:
    """A Renja is fixed: tell the followers of each activity in it and of what it answers."""
    works = Activity.objects.filter(line__renja=id_of(renja))
    for work in works.order_by("created_at"):
        _tell(work, "plans.fixed", actor, work.name)


def _tell(row: Row, kind: str, actor: str, title: str) -> None:
    jobs.later(
        "notices.tell_upstream",
        urn=row.urn,
        kind=kind,
        actor=actor,
        params={"title": title},
        contoh=row.contoh,
    )
