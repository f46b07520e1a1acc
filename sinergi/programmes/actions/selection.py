"""Give seats after a selection: by a decree with number and date, in an order with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock
from sinergi.people.api import Viewer, require
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import (
    happened,
    happened_to,
    lock_batch,
    set_state,
    tell,
)
from sinergi.programmes.models import Application, Batch, Call, Quota, SeatDecree
from sinergi.programmes.rules import errors, seats
from sinergi.programmes.rules.names import DECREE, ApplicationState, Way
from sinergi.programmes.rules.states import check_move, words

_VERBS = {ApplicationState.SEATED: "seated", ApplicationState.WAITING: "put_waiting"}


class Choice(NamedTuple):
    """One applicant in the decree's order, and why they stand there."""

    application: Application
    reason: str


@transaction.atomic
def decree_seats(
    *,
    by: Viewer,
    call: Call,
    batch: Batch,
    number: str,
    on: date,
    order: Sequence[Choice],
    others_reason: str,
) -> SeatDecree:
    """Decree who gets the seats of a batch: the first of each kind in `order`; the rest of it waits.

    Whoever is not in the order is refused with `others_reason`. Raises NotAllowed, NotThisWay,
    CallStillOpen, WrongState, AlreadyDecreed, NotInSelection, TextMissing.
    """
    require(by, DECREE, organisation=call.programme.organisation_id)
    locked = lock_batch(batch.pk)
    _check(call, locked)
    decree = SeatDecree.objects.create(
        call=call,
        batch=locked,
        number=words(number, field="number", most=80),
        on=on,
        others_reason=words(others_reason, field="others_reason"),
    )
    rows = _applicants(call, locked)
    wanted = [choice.application.pk for choice in order]
    if len(set(wanted)) != len(wanted) or not rows.keys() >= set(wanted):
        raise errors.NotInSelection(field="order")
    reasons = {c.application.pk: words(c.reason, field="order", most=500) for c in order}
    _seat(by, locked, call, [(rows[key], reasons[key]) for key in wanted])
    for key, row in rows.items():
        if key not in reasons:
            set_state(row, ApplicationState.REFUSED, reason=decree.others_reason[:500])
            happened_to("refused", row, by, decree=decree.number)
            tell(row, "programmes.refused", by)
    happened(
        "decreed", call.urn, by, batch=str(locked.urn), number=decree.number, on=on.isoformat()
    )
    publish([entities.batch(locked)])
    return decree


def _applicants(call: Call, batch: Batch) -> dict[UUID, Application]:
    """Everybody who waits for the selection, under lock."""
    rows = Application.objects.select_for_update(no_key=True, of=("self",)).filter(
        call=call, batch=batch, state=ApplicationState.APPLIED
    )
    return {row.pk: row for row in rows}


def _check(call: Call, batch: Batch) -> None:
    if call.way != Way.SELECTION:
        raise errors.NotThisWay(way=str(Way(call.way).label))
    check_move(batch.programme.state, "seat")
    seats.check_closed(call.closes_at, clock.now())
    earlier = SeatDecree.objects.filter(call=call, batch=batch).first()
    if earlier is not None:
        raise errors.AlreadyDecreed(number=earlier.number)


def _seat(by: Viewer, batch: Batch, call: Call, order: Sequence[tuple[Application, str]]) -> None:
    quotas = {quota.kind: quota for quota in Quota.objects.filter(call=call, batch=batch)}
    free = {kind: quota.seats - quota.taken for kind, quota in quotas.items()}
    given = seats.seats_by_order([(pair, pair[0].kind) for pair in order], free)
    for (row, reason), state in given:
        quota = quotas[row.kind]
        quota.arrivals += 1
        row.position = quota.arrivals
        if state == ApplicationState.SEATED:
            quota.taken += 1
            batch.seated += 1
        set_state(row, state, reason=reason)
        happened_to(_VERBS[state], row, by, position=row.position, private={"reason": reason})
        tell(row, f"programmes.{state}", by)
    Quota.objects.bulk_update(quotas.values(), ["taken", "arrivals"])
    batch.save(update_fields=["seated"])
