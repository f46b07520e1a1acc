"""State what was searched about a real event and not found."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from sinergi.hub.api import publish
from sinergi.kernel import jobs
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.outcomes import entities, rules
from sinergi.outcomes.models import Gap
from sinergi.outcomes.rules import GAP, Aspect
from sinergi.people.api import Viewer, require
from sinergi.programmes.api import Programme


@transaction.atomic
def state_gap(
    *,
    by: Viewer,
    programme: Programme,
    aspect: Aspect,
    text: str,
    searched_on: date,
    source: str,
) -> Gap:
    """Say that a fact was looked for (`source`: where) on a day, and not found.

    The day is the real day of the search, which in a demo city may lie after the city's today.

    Raises NotAllowed, TextMissing, SourceMissing, GapStated.
    """
    require(by, GAP, organisation=programme.organisation_id)
    if not text.strip():
        raise rules.TextMissing(field="text")
    if not source.strip():
        raise rules.SourceMissing(field="source")
    try:
        with transaction.atomic():
            row = Gap.objects.create(
                programme=programme,
                aspect=aspect,
                text=text.strip()[:500],
                searched_on=searched_on,
                source=source.strip(),
            )
    except IntegrityError as clash:
        raise rules.GapStated(field="aspect") from clash
    _record(by, row)
    publish([entities.gap(row)])
    return row


def _record(by: Viewer, row: Gap) -> None:
    record(
        stage="outcomes",
        verb="gap_stated",
        subject=row.urn,
        actor=by.urn,
        facts={"aspect": row.aspect, "searched_on": row.searched_on.isoformat()},
        private={"text": row.text},
        parents=[Parent(row.programme.urn, EdgeKind.PART_OF)],
    )
    jobs.later(
        "notices.tell_upstream",
        urn=str(row.urn),
        kind="outcomes.gap_stated",
        actor=str(by.urn),
        params={"title": f"{row.programme.title}: {Aspect(row.aspect).label}"},
    )
