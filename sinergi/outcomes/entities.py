"""Surveys and gaps as NGSI-LD entities: counts only, withheld where they are small. Never a person."""

from __future__ import annotations

from typing import Any

from sinergi.hub.api import entity, prop, rel
from sinergi.kernel.ids import urn
from sinergi.outcomes.models import Gap, Survey


def survey(row: Survey, *, invited: int, answered: int, earning: int | None) -> dict[str, Any]:
    """The entity of a wave with its counts; `earning` as the public may read it."""
    return entity(
        Survey.URN_KIND,
        row.urn,
        code=prop(row.code),
        partOf=rel(urn("Programme", row.programme_id)),
        wave=prop(row.wave, unit="MON"),
        dueAt=prop(row.due_at),
        sentAt=prop(row.sent_at),
        invited=prop(invited),
        answered=prop(answered),
        earning=prop(earning),
        contoh=prop(True) if row.contoh else None,
    )


def gap(row: Gap) -> dict[str, Any]:
    """The entity of a fact that was not found."""
    return entity(
        Gap.URN_KIND,
        row.urn,
        code=prop(row.code),
        partOf=rel(urn("Programme", row.programme_id)),
        aspect=prop(row.aspect),
        description=prop(row.text),
        searchedOn=prop(row.searched_on),
        source=prop(row.source),
    )
