"""A programme ends twice here: the activity, then the mentoring. What became of people comes after."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock, jobs
from sinergi.people.api import Viewer
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import advance, happened, open_programme, tell_followers
from sinergi.programmes.models import Mentoring, Programme
from sinergi.programmes.rules import errors
from sinergi.programmes.rules.names import EDIT, ProgrammeState


@transaction.atomic
def finish_activity(*, by: Viewer, programme: Programme, on: date | None = None) -> Programme:
    """The meetings are over; mentoring goes on, and the surveys of results are planned.

    Never blocked by mentoring: the report and the SPJ belong to the fiscal year. Raises NotAllowed,
    WrongState.
    """
    row = open_programme(by, programme, EDIT, "finish_activity")
    row.activity_ended_on = on or clock.today()
    row.save(update_fields=["activity_ended_on"])
    advance(row, ProgrammeState.MENTORING)
    happened("activity_finished", row.urn, by, on=row.activity_ended_on.isoformat())
    jobs.later("outcomes.activity_finished", programme=str(row.id))
    tell_followers(row, "programmes.activity_ended", by)
    publish([entities.programme(row)])
    return row


@transaction.atomic
def finish(*, by: Viewer, programme: Programme) -> Programme:
    """Every mentoring has ended: the programme is done. Raises NotAllowed, WrongState, MentoringUnfinished."""
    row = open_programme(by, programme, EDIT, "finish")
    still = Mentoring.objects.filter(
        application__batch__programme=row, ended_at__isnull=True
    ).count()
    if still:
        raise errors.MentoringUnfinished(open=still)
    if row.activity_ended_on is None:
        row = finish_activity(by=by, programme=row)
    row.done_on = clock.today()
    row.save(update_fields=["done_on"])
    advance(row, ProgrammeState.DONE)
    happened("finished", row.urn, by)
    tell_followers(row, "programmes.done", by)
    publish([entities.programme(row)])
    return row
