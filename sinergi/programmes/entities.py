"""Programmes as NGSI-LD entities: places, times and counts. Never a person."""

from __future__ import annotations

from typing import Any

from sinergi.hub.api import entity, prop, rel
from sinergi.kernel.ids import Urn, urn
from sinergi.programmes.models import Batch, Call, Meeting, Programme


def programme(row: Programme) -> dict[str, Any]:
    """The entity of a programme whose organisation is loaded."""
    return entity(
        Programme.URN_KIND,
        row.urn,
        code=prop(row.code),
        title=prop(row.title),
        description=prop(row.summary),
        audience=prop(row.audience),
        organisation=prop(row.organisation.short),
        year=prop(row.year),
        status=prop(row.state),
        place=prop(row.place or None),
        startDate=prop(row.starts_on),
        endDate=prop(row.ends_on),
        delivers=rel(urn("Activity", row.activity_id)),
        announcedAt=rel(_maybe("Forum", row.announced_at_id)),
        orderedBy=rel(_maybe("Proposal", row.ordered_by_id)),
        paidBy=rel([urn("BudgetLine", paid.line_id) for paid in row.funding.all()]),
        dateIssued=prop(row.created_at),
        source=prop(row.source or None),
        contoh=prop(True) if row.contoh else None,
    )


def batch(row: Batch) -> dict[str, Any]:
    """The entity of a batch, with its counts as they are now."""
    return entity(
        Batch.URN_KIND,
        row.urn,
        code=prop(row.code),
        title=prop(row.name),
        partOf=rel(urn("Programme", row.programme_id)),
        capacity=prop(row.capacity),
        seatsTaken=prop(row.seated),
        waiting=prop(row.applications.filter(state="waiting").count()),
        startDate=prop(row.starts_on),
        endDate=prop(row.ends_on),
        place=prop(row.place or None),
        contoh=prop(True) if row.contoh else None,
    )


def call(row: Call) -> dict[str, Any]:
    """The entity of a call with its seats by kind of applicant."""
    return entity(
        Call.URN_KIND,
        row.urn,
        code=prop(row.code),
        partOf=rel(urn("Programme", row.programme_id)),
        way=prop(row.way),
        rule=prop(row.rule),
        opensAt=prop(row.opens_at),
        closesAt=prop(row.closes_at),
        seats=prop(sum(quota.seats for quota in row.quotas.all())),
        contoh=prop(True) if row.contoh else None,
    )


def meeting(row: Meeting) -> dict[str, Any]:
    """The entity of a meeting, with how many came."""
    present = row.attendance.filter(corrected_by__isnull=True, presence="present").count()
    return entity(
        Meeting.URN_KIND,
        row.urn,
        code=prop(row.code),
        title=prop(row.topic),
        partOf=rel(urn("Batch", row.batch_id)),
        startsAt=prop(row.starts_at),
        endsAt=prop(row.ends_at),
        room=prop(row.room),
        status=prop("cancelled" if row.cancelled_at else "scheduled"),
        present=prop(present or None),
        contoh=prop(True) if row.contoh else None,
    )


def _maybe(kind: str, key: Any) -> Urn | None:
    return urn(kind, key) if key is not None else None
