"""The history of one entity (ETSI GS CIM 009, 5.7.3)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from sinergi.hub import history
from sinergi.hub.history import Span
from sinergi.hub.http import asked, shown
from sinergi.hub.http.entities import id_of, service_of, tenant_of, with_tenant
from sinergi.hub.http.problems import Problem, bad_data, not_found

_TIME = ("timerel", "timeAt", "endTimeAt", "timeproperty")


async def retrieve(request: Request) -> Response:
    """GET temporal/entities/{id}: `attrs`, `lastN`, `timerel`, `timeAt`, `endTimeAt`, `timeproperty`."""
    asked.known(request, "options", "format", "attrs", "lastN", *_TIME)
    service, id, form = service_of(request), id_of(request), asked.form(request)
    if form.media_type == asked.GEO_JSON:
        raise Problem(406, "", "History is not shown as GeoJSON")
    tenant = await tenant_of(request)
    allowed = await service.pool.fetchval(history.READABLE, tenant, id)
    if allowed != "public":
        raise not_found(id)
    attrs = [form.terms.iri(name) for name in asked.names(request, "attrs")]
    found = await history.readings(
        service.pool,
        tenant,
        id,
        attrs=attrs,
        span=_span(request),
        last=asked.number(request, "lastN", history.MOST, history.MOST, least=1),
    )
    if attrs and not found:
        raise not_found(f"{id} has no history of these attributes")
    row = await service.reader.read(tenant, id)
    content: dict[str, object] = {"id": id}
    if row is not None and row.readable == "public":
        stored = shown.Stored(id, row.body, row.created, row.modified)
        content |= shown.entity(stored, form, asked.Members(frozenset({"type"})))
    brief = form.representation == "simplified" or "temporalValues" in asked.options_of(request)
    change = history.temporal_values if brief else history.temporal
    return shown.response(content | change(found, form.terms), form, with_tenant(request))


def _span(request: Request) -> Span:
    given = request.query_params
    on = given.get("timeproperty", "observedAt")
    if on not in ("observedAt", "modifiedAt", "createdAt"):
        raise bad_data("timeproperty is observedAt, modifiedAt or createdAt")
    column: Literal["observed", "recorded"] = "observed" if on == "observedAt" else "recorded"
    relation = given.get("timerel")
    if relation is None:
        return Span(on=column)
    at = _moment(request, "timeAt")
    match relation:
        case "before":
            return Span(end=at, on=column)
        case "after":
            return Span(start=at, on=column)
        case "between":
            return Span(start=at, end=_moment(request, "endTimeAt"), closed=True, on=column)
    raise bad_data("timerel is before, after or between")


def _moment(request: Request, parameter: str) -> datetime:
    try:
        at = datetime.fromisoformat(request.query_params.get(parameter, ""))
    except ValueError as error:
        raise bad_data(f"{parameter} is a moment in ISO 8601") from error
    if at.tzinfo is None:
        raise bad_data(f"{parameter} is a moment in UTC, with Z")
    return at
