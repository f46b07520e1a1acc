"""What a person sees of their own applications."""

from __future__ import annotations

from dataclasses import dataclass

from sinergi.kernel import clock
from sinergi.people.api import Viewer, signed_in
from sinergi.programmes.models import Application, Call, Meeting, Mentoring, Programme
from sinergi.programmes.queries.counts import Attended, attendance_of
from sinergi.programmes.rules.names import ApplicationState


@dataclass(frozen=True)
class Mine:
    """One application of the viewer: the place in the queue, the next meeting, the mentor's goal."""

    application: Application
    programme: Programme
    queue: int | None
    next_meeting: Meeting | None
    attended: Attended | None
    mentoring: Mentoring | None


def mine(viewer: Viewer) -> list[Mine]:
    """The viewer's applications, newest first. Raises SignInNeeded."""
    rows = (
        Application.objects.filter(user_id=signed_in(viewer))
        .select_related("call", "batch__programme__organisation")
        .order_by("-created_at", "-id")[:50]
    )
    return [_mine(row) for row in rows]


def my_application(call: Call, viewer: Viewer) -> Application | None:
    """The viewer's application to a call that still counts, if any."""
    if viewer.user_id is None:
        return None
    return (
        Application.objects.filter(call=call, user_id=viewer.user_id)
        .exclude(state=ApplicationState.WITHDRAWN)
        .select_related("batch__programme__organisation", "call")
        .first()
    )


def place_in_queue(row: Application) -> int | None:
    """How many wait up to and with this application; None when it does not wait."""
    if row.state != ApplicationState.WAITING or row.position is None:
        return None
    return Application.objects.filter(
        call_id=row.call_id,
        batch_id=row.batch_id,
        kind=row.kind,
        state=ApplicationState.WAITING,
        position__lte=row.position,
    ).count()


def participants(programme: Programme) -> list[Application]:
    """Everybody who holds a seat, with account and batch loaded; for the stages that follow them up."""
    return list(
        Application.objects.filter(batch__programme=programme, state=ApplicationState.SEATED)
        .select_related("user", "batch")
        .order_by("batch__number", "position", "id")
    )


def _mine(row: Application) -> Mine:
    seated = row.state == ApplicationState.SEATED
    following = (
        row.batch.meetings.filter(cancelled_at__isnull=True, ends_at__gte=clock.now())
        .order_by("starts_at")
        .first()
        if seated
        else None
    )
    return Mine(
        application=row,
        programme=row.batch.programme,
        queue=place_in_queue(row),
        next_meeting=following,
        attended=attendance_of(row.batch.programme).get(row.pk) if seated else None,
        mentoring=row.mentoring.filter(ended_at__isnull=True).first() if seated else None,
    )
