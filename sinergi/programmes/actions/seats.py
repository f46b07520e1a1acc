"""Apply and withdraw. Seats are given and freed only under the lock of the batch.

The lock is one row per batch, so people who apply for other batches do not wait; whoever holds it counts
alone, and the database refuses one seat too many (`programmes_batch_not_overbooked`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.ledger.api import EdgeKind, Parent
from sinergi.notices.api import follow
from sinergi.people.api import Viewer, require, signed_in
from sinergi.places.api import Region
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import (
    count_seat,
    happened_to,
    lock_batch,
    set_state,
    tell,
)
from sinergi.programmes.models import Application, Batch, Call, Quota
from sinergi.programmes.rules import errors, seats
from sinergi.programmes.rules.names import ENROL, ApplicationState, Kind, Way
from sinergi.programmes.rules.states import can_move, check_move, words

MOTIVATION_MOST = 500


class Desk(NamedTuple):
    """Somebody without an account, entered by an officer: a name, and how to reach them."""

    name: str
    contact: str


@transaction.atomic
def apply(
    *,
    by: Viewer,
    call: Call,
    batch: Batch,
    kind: Kind,
    consented: bool,
    region: Region | None = None,
    motivation: str = "",
    channel: str = "",
    desk: Desk | None = None,
    contoh: bool = False,
) -> Application:
    """Apply for a place in a batch: at once a seat or a place in the queue, or `applied` in a selection.

    With `desk` an officer enters somebody without an account. Raises SignInNeeded, NotAllowed,
    ConsentMissing, CallNotOpen, CallClosed, NoSuchQuota, AlreadyApplied, WrongState.
    """
    _check_applicant(by, call, desk, consented=consented)
    locked = lock_batch(batch.pk)
    now = clock.now()
    quota = _open_quota(call, locked, kind, now)
    row = Application(
        call=call,
        batch=locked,
        kind=kind,
        **_who(by, desk),
        region=region,
        motivation=motivation.strip()[:MOTIVATION_MOST],
        channel=channel.strip(),
        consent=call.consent,
        consented_at=now,
        state=ApplicationState.APPLIED,
        state_at=now,
        contoh=contoh or call.contoh,
    )
    if call.way == Way.FIRST_COME:
        _arrive(row, locked, quota)
    else:
        _insert(row)
    _record_arrival(row, by)
    tell(row, f"programmes.{row.state}", by)
    publish([entities.batch(locked)])
    return row


@transaction.atomic
def withdraw(*, by: Viewer, application: Application, reason: str = "") -> Application:
    """Give up an application. A freed seat goes at once to the next in the queue, who is told.

    The person may until the activity has ended; the office with a reason. Raises NotFound, TextMissing,
    AlreadyOut, WrongState.
    """
    batch = lock_batch(application.batch_id)
    row = Application.objects.select_for_update(no_key=True, of=("self",)).get(pk=application.pk)
    if by.user_id is None or row.user_id != by.user_id:
        if not by.may(ENROL, organisation=batch.programme.organisation_id):
            raise NotFound
        reason = words(reason, field="reason", most=500)
    if row.state in (ApplicationState.WITHDRAWN, ApplicationState.REFUSED):
        raise errors.AlreadyOut(state=str(ApplicationState(row.state).label).lower())
    check_move(batch.programme.state, "withdraw")
    was = row.state
    set_state(row, ApplicationState.WITHDRAWN, reason=reason.strip())
    happened_to("withdrawn", row, by, was=was, private={"reason": row.reason})
    tell(row, "programmes.withdrawn", by)
    if was == ApplicationState.SEATED:
        quota = Quota.objects.get(call_id=row.call_id, batch=batch, kind=row.kind)
        count_seat(batch, quota, -1)
        _promote(batch, quota, by)
    publish([entities.batch(batch)])
    return row


def _check_applicant(by: Viewer, call: Call, desk: Desk | None, *, consented: bool) -> None:
    """Who may apply, and with whose consent; whoever applies follows the programme."""
    if desk is None:
        signed_in(by)
    else:
        require(by, ENROL, organisation=call.programme.organisation_id)
    if not consented:
        raise errors.ConsentMissing(field="consented")
    if desk is None:
        follow(by, call.programme.urn)


def _open_quota(call: Call, batch: Batch, kind: Kind, now: datetime) -> Quota:
    """The seats asked for, while people may apply for them."""
    seats.check_open(call.opens_at, call.closes_at, now)
    check_move(batch.programme.state, "seat")
    quota = Quota.objects.filter(call=call, batch=batch, kind=kind).first()
    if quota is None:
        raise errors.NoSuchQuota(field="kind")
    return quota


def _promote(batch: Batch, quota: Quota, by: Viewer) -> None:
    """Give the freed seat to the first who waits, while the batch has not ended."""
    over = batch.ends_on is not None and batch.ends_on < clock.today()
    if over or not can_move(batch.programme.state, "seat"):
        return
    following = (
        Application.objects.select_for_update(no_key=True, of=("self",))
        .filter(call_id=quota.call_id, batch=batch, kind=quota.kind, state=ApplicationState.WAITING)
        .order_by("position")
        .first()
    )
    if following is None:
        return
    count_seat(batch, quota, +1)
    set_state(following, ApplicationState.SEATED)
    happened_to("promoted", following, by, position=following.position)
    tell(following, "programmes.promoted", by)


def _arrive(row: Application, batch: Batch, quota: Quota) -> None:
    """Number the arrival and give a seat while there is one."""
    free = quota.taken < quota.seats
    waiting = (
        free
        and batch.applications.filter(
            call_id=quota.call_id, kind=quota.kind, state=ApplicationState.WAITING
        ).exists()
    )
    seat = seats.arrive(
        seats=quota.seats, taken=quota.taken, arrivals=quota.arrivals, waiting=waiting
    )
    row.state, row.position = seat
    quota.arrivals = seat.position
    _insert(row)
    count_seat(batch, quota, 1 if seat.state == ApplicationState.SEATED else 0)


def _insert(row: Application) -> None:
    """Write the row; the database knows who already applied, even in the same instant."""
    try:
        row.save(force_insert=True)
    except IntegrityError as clash:
        if "_once" in str(clash):
            raise errors.AlreadyApplied from clash
        raise


def _who(by: Viewer, desk: Desk | None) -> dict[str, Any]:
    if desk is None:
        return {"user_id": by.user_id}
    return {
        "desk_name": words(desk.name, field="desk_name", most=120),
        "desk_contact": words(desk.contact, field="desk_contact", most=120),
    }


def _record_arrival(row: Application, by: Viewer) -> None:
    happened_to(
        "applied",
        row,
        by,
        Parent(row.call.urn, EdgeKind.PART_OF),
        Parent(row.batch.urn, EdgeKind.PART_OF),
        kind=row.kind,
        state=row.state,
        position=row.position,
        private={
            "motivation": row.motivation,
            "channel": row.channel,
            "name": row.desk_name,
            "contact": row.desk_contact,
        },
    )
