"""Supporting a proposal, and the office's answer."""

from __future__ import annotations

from django.db import transaction

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn
from sinergi.notices.api import follow
from sinergi.people.api import SYSTEM, Viewer, require, signed_in
from sinergi.proposals import rules
from sinergi.proposals.actions.parts import locked, publish, record, tell
from sinergi.proposals.models import Proposal, Support
from sinergi.proposals.rules import Decision, Reason


@transaction.atomic
def support(*, by: Viewer, proposal: Urn) -> Proposal:
    """Support a proposal and follow it; once a person, a second time changes nothing.

    Raises SignInNeeded, NotFound, AlreadyAnswered.
    """
    user = signed_in(by)
    row = locked(proposal)
    rules.check_open(row.state)
    _, fresh = Support.objects.get_or_create(proposal=row, user_id=user)
    if not fresh:
        return row
    row.supports += 1
    row.save(update_fields=["supports"])
    record(row, "supported", by.urn, supports=row.supports)
    follow(by, row.urn)
    publish(row)
    return row


@transaction.atomic
def unsupport(*, by: Viewer, proposal: Urn) -> Proposal:
    """Take support back while the proposal is not answered. Raises as `support` does."""
    user = signed_in(by)
    row = locked(proposal)
    rules.check_open(row.state)
    gone, _ = Support.objects.filter(proposal=row, user_id=user).delete()
    if not gone:
        return row
    row.supports -= 1
    row.save(update_fields=["supports"])
    record(row, "unsupported", by.urn, supports=row.supports)
    publish(row)
    return row


@transaction.atomic
def answer(
    *, by: Viewer, proposal: Urn, decision: Decision, reason_code: Reason, reason: str
) -> Proposal:
    """The office accepts, defers or refuses, with a coded reason and words for people.

    Raises NotAllowed, NotFound, AlreadyAnswered, ReasonDoesNotFit, TextMissing, TextTooLong.
    """
    row = locked(proposal)
    require(by, rules.ANSWER, organisation=row.organisation_id, region=row.region_id)
    rules.check_open(row.state)
    rules.check_reason(decision, reason_code)
    row.state = rules.STATE_OF[decision]
    row.reason_code = reason_code
    row.reason = rules.words(reason, field="reason_text", most=rules.TEXT_MOST)
    row.answered_at = clock.now()
    row.answered_by = row.organisation
    row.save(update_fields=["state", "reason_code", "reason", "answered_at", "answered_by"])
    event = record(
        row,
        "answered",
        by.urn,
        private={"reason": row.reason},
        decision=decision,
        reason_code=reason_code,
        organisation=str(row.organisation_id),
    )
    label = str(rules.State(row.state).label).lower()
    tell(row, "proposals.answered", by, event, decision=label, office=row.organisation.short)
    publish(row)
    return row


@transaction.atomic
def mark_overdue(*, proposal: Urn) -> bool:
    """Note once that the day for an answer has passed, and tell who follows. For the job."""
    row = locked(proposal)
    if row.overdue_at is not None or not row.is_late:
        return False
    row.overdue_at = clock.now()
    row.save(update_fields=["overdue_at"])
    event = record(row, "overdue", SYSTEM.urn, due_on=row.due_on.isoformat())
    tell(row, "proposals.overdue", SYSTEM, event)
    return True
