"""Rows of plans as NGSI-LD entities; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sinergi.hub.api import entity, geo, prop, rel
from sinergi.kernel import ids
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.places.api import Region
from sinergi.plans.models import Activity, AgendaItem, Forum, PlanLine, Renja

CURRENCY = "IDR"

Entity = dict[str, Any]


def renja(row: Renja, *, planned: Rupiah | None) -> Entity:
    """`planned` is the sum of the lines' pagu in rupiah, None while none is known."""
    return entity(
        "Renja",
        row.urn,
        code=prop(row.code),
        title=prop(f"Renja {row.year} {row.organisation.short}"),
        organisation=prop(row.organisation.name),
        year=prop(row.year),
        layout=prop(row.layout),
        status=prop(row.state),
        plannedAmount=prop(None if planned is None else int(planned)),
        ceilingAmount=prop(None if row.ceiling is None else int(row.ceiling)),
        currency=prop(CURRENCY),
        decreeNumber=prop(row.decree_number or None),
        dateIssued=prop(row.decree_on),
        **_origin(row),
    )


def line(row: PlanLine) -> Entity:
    """A sub kegiatan; `nearestNomenclature` is stated only when no list held for the plan year."""
    return entity(
        "PlanLine",
        row.urn,
        code=prop(row.code),
        title=prop(row.name),
        nomenclatureCode=prop(row.nomenclature_code),
        nomenclatureVersion=prop(row.version_id),
        nearestNomenclature=prop(row.nearest or None),
        performance=prop(row.kinerja or None),
        indicator=prop(row.indicator or None),
        unitText=prop(row.unit or None),
        targetValue=prop(row.target if row.known else None),
        plannedAmount=prop(int(row.pagu) if row.known else None),
        allocatedAmount=prop(int(row.allocated)),
        currency=prop(CURRENCY),
        fundSource=prop(row.fund or None),
        targetGroup=prop(row.kelompok_sasaran or None),
        partOf=rel(ids.urn("Renja", row.renja_id)),
        continues=rel(ids.urn("PlanLine", row.continues_id) if row.continues_id else None),
        **_where(row.region),
        **_origin(row),
    )


def activity(row: Activity, *, answers: Sequence[Urn], decided_at: Sequence[Urn]) -> Entity:
    """`answers` are proposals, `decided_at` forums that decided on it."""
    return entity(
        "Activity",
        row.urn,
        code=prop(row.code),
        title=prop(row.name),
        status=prop(row.state),
        targetValue=prop(row.target if row.known else None),
        unitText=prop(row.unit),
        startMonth=prop(row.month_from),
        endMonth=prop(row.month_to),
        plannedAmount=prop(int(row.amount) if row.known else None),
        currency=prop(CURRENCY),
        tag=prop(row.tag or None),
        place=prop(row.place or None),
        partOf=rel(ids.urn("PlanLine", row.line_id)),
        answers=rel(answers),
        decidedAt=rel(decided_at),
        **_where(row.region),
        **_origin(row),
    )


def forum(row: Forum, *, items: int) -> Entity:
    """`items` counts the matters on the agenda."""
    return entity(
        "Forum",
        row.urn,
        code=prop(row.code),
        title=prop(f"Forum Perangkat Daerah {row.organisation.short}, Renja {row.year}"),
        organisation=prop(row.organisation.name),
        year=prop(row.year),
        startDate=prop(row.held_on),
        endDate=prop(row.ended_on),
        place=prop(row.place),
        status=prop(row.state),
        agendaItems=prop(items),
        attended=prop(row.attended),
        minutesNumber=prop(row.minutes_number or None),
        dateIssued=prop(row.minutes_on),
        **_origin(row),
    )


def agenda_item(row: AgendaItem, *, matter: Urn) -> Entity:
    """A matter before the forum. The reason is public: a decision without it is none."""
    return entity(
        "AgendaItem",
        row.urn,
        code=prop(row.code),
        position=prop(row.position),
        decision=prop(row.decision or None),
        reason=prop(row.reason or None),
        changes=prop(row.changes or None),
        dateDecided=prop(row.decided_at),
        partOf=rel(ids.urn("Forum", row.forum_id)),
        answers=rel(matter),
        **_origin(row),
    )


def _where(region: Region | None) -> Entity:
    if region is None:
        return {"areaServed": prop("Seluruh kota")}
    return {
        "areaServed": prop(region.name),
        "regionCode": prop(region.code),
        "location": geo({"type": "Point", "coordinates": [region.lng, region.lat]}),
    }


def _origin(row: Renja | PlanLine | Activity | Forum | AgendaItem) -> Entity:
    return {"contoh": prop(row.contoh or None), "source": prop(row.source or None)}
