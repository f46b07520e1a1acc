"""Activities under a line, and the proposals they answer."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from sinergi.hub.api import publish
from sinergi.kernel.ids import Urn, urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import Viewer
from sinergi.places.api import Region
from sinergi.plans import entities
from sinergi.plans.actions.locks import open_activity, open_line, pk_of
from sinergi.plans.actions.publishing import activity_entity, tell
from sinergi.plans.models import Activity, ActivityProposal, PlanLine
from sinergi.plans.rules import errors, fits
from sinergi.proposals.api import Proposal


@transaction.atomic
def add_activity(
    *,
    by: Viewer,
    line: PlanLine | Urn,
    name: str,
    target: Decimal | int,
    unit: str,
    month_from: int,
    month_to: int,
    amount: Rupiah,
    region: Region | None = None,
    place: str = "",
    tag: str = "",
    known: bool = True,
    contoh: bool = False,
    source: str = "",
) -> Activity:
    """Plan a piece of work under a line; together they never cost more than the line has.

    `known` False: target and amount (both 0) of reported work were searched and not found.
    Raises NotAllowed, RenjaLocked, NothingTyped, TargetNotPositive, MonthsReversed, NegativeAmount,
    OverLine.
    """
    _, locked = open_line(by, line)
    _check(name=name, unit=unit, amount=amount)
    fits.check_target(target, known=known)
    fits.check_months(month_from, month_to)
    total = fits.fits_line(pagu=locked.pagu, allocated=locked.allocated, more=amount)
    activity = Activity(
        line=locked,
        name=name.strip(),
        target=target,
        unit=unit.strip(),
        region=region,
        place=place.strip(),
        month_from=month_from,
        month_to=month_to,
        tag=tag.strip(),
        amount=amount,
        known=known,
        contoh=contoh or locked.contoh,
        source=source,
    )
    activity.save(force_insert=True)
    _allocate(locked, total)
    record(
        stage="plans",
        verb="activity_added",
        subject=activity.urn,
        actor=by.urn,
        facts={"amount": int(amount), "target": str(target), "months": [month_from, month_to]},
        parents=[Parent(locked.urn, EdgeKind.PART_OF)],
    )
    publish([entities.line(locked), activity_entity(activity)])
    return activity


@transaction.atomic
def change_activity(
    *,
    by: Viewer,
    activity: Activity | Urn,
    name: str,
    target: Decimal | int,
    unit: str,
    month_from: int,
    month_to: int,
    amount: Rupiah,
    region: Region | None,
    place: str,
    tag: str,
) -> Activity:
    """Change an activity while its Renja is not fixed.

    What a closed forum agreed on (name, target, unit, place) stays; months, tag and amount may move.
    Raises NotAllowed, RenjaLocked, AgreedAtForum and what add_activity raises.
    """
    locked = open_activity(by, activity)
    _check(name=name, unit=unit, amount=amount)
    fits.check_target(target, known=True)
    fits.check_months(month_from, month_to)
    fixed = (
        name.strip(),
        Decimal(target),
        unit.strip(),
        region.pk if region else None,
        place.strip(),
    )
    kept = (locked.name, locked.target, locked.unit, locked.region_id, locked.place)
    if locked.agreed and fixed != kept:
        raise errors.AgreedAtForum(field="name")
    if fits.counts(locked.state):
        line = locked.line
        total = fits.fits_line(
            pagu=line.pagu, allocated=line.allocated, more=amount - locked.amount
        )
        _allocate(line, total)
    before = {"amount": int(locked.amount), "target": str(locked.target)}
    locked.name, locked.target, locked.unit, _, locked.place = fixed
    locked.region = region
    locked.month_from, locked.month_to = month_from, month_to
    locked.tag = tag.strip()
    locked.amount = amount
    locked.known = True
    locked.save()
    record(
        stage="plans",
        verb="activity_changed",
        subject=locked.urn,
        actor=by.urn,
        facts={"before": before, "amount": int(amount), "target": str(target)},
    )
    publish([entities.line(locked.line), activity_entity(locked)])
    return locked


@transaction.atomic
def tie_proposal(
    *, by: Viewer, activity: Activity | Urn, proposal: Proposal | Urn
) -> ActivityProposal:
    """Say that an activity answers a proposal; its voices and supporters are told.

    Raises NotAllowed, RenjaLocked, AlreadyTied.
    """
    locked = open_activity(by, activity)
    answered = urn("Proposal", pk_of(proposal))
    tie, made = ActivityProposal.objects.get_or_create(activity=locked, proposal_id=pk_of(proposal))
    if not made:
        raise errors.AlreadyTied(field="proposal")
    record(
        stage="plans",
        verb="tied",
        subject=locked.urn,
        actor=by.urn,
        facts={"proposal": answered},
        parents=[Parent(answered, EdgeKind.ANSWERS)],
    )
    tell(by, locked.urn, "plans.tied", title=locked.name, contoh=locked.contoh)
    publish([activity_entity(locked)])
    return tie


def _check(*, name: str, unit: str, amount: Rupiah) -> None:
    for field, text in (("name", name), ("unit", unit)):
        if not text.strip():
            raise errors.NothingTyped(field=field)
    if amount < 0:
        raise errors.NegativeAmount(field="amount")


def _allocate(line: PlanLine, total: Rupiah) -> None:
    line.allocated = total
    line.save(update_fields=["allocated"])
