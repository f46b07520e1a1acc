"""Entities: one by id, many by query, and the writes of the first cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from sinergi.hub import incoming
from sinergi.hub.context import Terms
from sinergi.hub.http import asked, shown
from sinergi.hub.http.problems import bad_data, not_found
from sinergi.hub.http.service import Service
from sinergi.hub.http.shown import Stored
from sinergi.hub.operations import Append, Create, Delete, Done, Operation, Remove, Update
from sinergi.hub.query import Selection, compiled, count, page
from sinergi.hub.records import NOT_ATTRIBUTES
from sinergi.kernel import clock

PREFIX = "/ngsi-ld/v1"
_FORM = ("options", "format", "geometryProperty")
_MEMBERS = ("attrs", "pick", "omit")
_QUERY = ("type", "id", "idPattern", "q", "limit", "offset", "after", "count", "local")
_LARGEST_PAGE = 1_000
_FARTHEST = 100_000


def service_of(request: Request) -> Service:
    """The service this application runs."""
    service: Service = request.app.state.service
    return service


def id_of(request: Request) -> str:
    """The entity's id in the path. Raises Problem 400 for what can be no id."""
    id: str = request.path_params["id"]
    if not incoming.is_uri(id):
        raise bad_data("the id of an entity is a URI")
    return id


async def tenant_of(request: Request, *, make: bool = False) -> int:
    """The tenant a request names. Raises Problem 404 for an unknown one."""
    name = request.headers.get("ngsild-tenant", "")
    return await service_of(request).register.tenant(name, make=make)


def with_tenant(request: Request, headers: dict[str, str] | None = None) -> dict[str, str]:
    """Headers of the answer, with the tenant that was named."""
    name = request.headers.get("ngsild-tenant")
    return (headers or {}) | ({"NGSILD-Tenant": name} if name else {})


async def retrieve(request: Request) -> Response:
    """GET entities/{id} (5.7.1)."""
    asked.known(request, *_FORM, *_MEMBERS)
    service, id, form = service_of(request), id_of(request), asked.form(request)
    wanted = asked.members(request, form.terms)
    tenant = await tenant_of(request)
    row = await service.reader.read(tenant, id)
    if row is None or row.readable != "public" or (row.expires and row.expires <= clock.now()):
        raise not_found(id)
    stored = Stored(id, row.body, row.created, row.modified)
    if wanted.needed and not stored.body.keys() & wanted.needed:
        raise not_found(f"{id} has none of these attributes")
    return shown.response(shown.entity(stored, form, wanted), form, with_tenant(request))


async def query(request: Request) -> Response:
    """GET entities (5.7.2): pages in the order of ids; the next page is named by key, not by number."""
    asked.known(request, *_FORM, *_MEMBERS, *_QUERY)
    service, form = service_of(request), asked.form(request)
    wanted = asked.members(request, form.terms)
    tenant = await tenant_of(request)
    selection = _selection(request, tenant, form.terms, sorted(wanted.needed))
    headers = with_tenant(request)
    if asked.is_true(request, "count") or "count" in asked.options_of(request):
        sql, values = count(selection)
        headers["NGSILD-Results-Count"] = str(await service.pool.fetchval(sql, *values))
    elif selection.limit == 0:
        raise bad_data("limit=0 goes with count=true")
    rows: list[Any] = []
    if selection.limit:
        sql, values = page(selection)
        rows = await service.pool.fetch(sql, *values)
    if len(rows) > selection.limit:
        rows.pop()
        headers["Link"] = _next(request, selection, rows[-1]["id"])
    found = (Stored(row["id"], row["body"], row["created"], row["modified"]) for row in rows)
    content = [shown.entity(stored, form, wanted) for stored in found]
    return shown.response(content, form, headers)


def _selection(request: Request, tenant: int, terms: Terms, attrs: Sequence[str]) -> Selection:
    given = request.query_params
    ids = asked.names(request, "id")
    if not all(incoming.is_uri(id) for id in ids):
        raise bad_data("the id of an entity is a URI")
    kinds = _kinds(given.get("type", ""), terms)
    q = compiled(given["q"], terms) if given.get("q") else ""
    if not (kinds or given.get("attrs") or q or asked.is_true(request, "local")):
        raise bad_data("a query names at least a type, attrs or q, or says local=true")
    return Selection(
        tenant=tenant,
        at=clock.now(),
        types=kinds,
        ids=ids,
        pattern=given.get("idPattern", ""),
        attrs=attrs,
        q=q,
        limit=asked.number(request, "limit", 20, _LARGEST_PAGE),
        offset=asked.number(request, "offset", 0, _FARTHEST),
        after=given.get("after", ""),
    )


def _kinds(text: str, terms: Terms) -> list[list[str]]:
    """Types: `,` or `|` is or, `;` is and (4.17)."""
    ways = [way.strip("()") for way in text.replace("|", ",").split(",") if way]
    return [] if "*" in ways else [[terms.iri(kind) for kind in way.split(";")] for way in ways]


def _next(request: Request, selection: Selection, last: str) -> str:
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in ("offset", "after", "limit")
    ]
    offset = min(selection.offset + selection.limit, _FARTHEST)
    kept += [("limit", str(selection.limit)), ("offset", str(offset)), ("after", last)]
    return f'<{PREFIX}/entities?{urlencode(kept)}>; rel="next"'


async def create(request: Request) -> Response:
    """POST entities (5.6.1)."""
    asked.known(request)
    service = service_of(request)
    tenant = await tenant_of(request, make=True)
    await service.register.may_write(request.headers.get("authorization"), tenant)
    sent = await asked.sent(request, service.settings.largest_body)
    made = incoming.entity(sent.data, sent.terms)
    await service.committer.write(tenant, made.id, Create(made.body))
    location = f"{PREFIX}/entities/{quote(made.id, safe=':')}"
    return Response(status_code=201, headers=with_tenant(request, {"Location": location}))


async def update(request: Request) -> Response:
    """PATCH entities/{id}/attrs (5.6.2): attributes that are there get what was sent."""
    asked.known(request, "options")
    body = await _fragment(request, removing=True)
    return _told(request, await _write(request, Update(body)))


async def append(request: Request) -> Response:
    """POST entities/{id}/attrs (5.6.3): attributes are added; `options=noOverwrite` keeps old ones."""
    asked.known(request, "options")
    body = await _fragment(request, removing=False)
    overwrite = "noOverwrite" not in asked.options_of(request)
    return _told(request, await _write(request, Append(body, overwrite)))


async def remove(request: Request) -> Response:
    """DELETE entities/{id}/attrs/{attr} (5.6.5), one instance or with `deleteAll=true` all."""
    asked.known(request, "datasetId", "deleteAll")
    terms = asked.form(request).terms
    name = request.path_params["attr"]
    operation = Remove(
        name if name in NOT_ATTRIBUTES else terms.iri(name),
        request.query_params.get("datasetId", ""),
        asked.is_true(request, "deleteAll"),
    )
    await _write(request, operation)
    return Response(status_code=204, headers=with_tenant(request))


async def delete(request: Request) -> Response:
    """DELETE entities/{id} (5.6.6)."""
    asked.known(request, "type")
    await _write(request, Delete())
    return Response(status_code=204, headers=with_tenant(request))


async def _fragment(request: Request, *, removing: bool) -> dict[str, Any]:
    service = service_of(request)
    sent = await asked.sent(request, service.settings.largest_body)
    body = incoming.fragment(sent.data, sent.terms, removing=removing)
    if not body:
        raise bad_data("the body holds no attribute")
    return body


async def _write(request: Request, operation: Operation) -> Done:
    service, id = service_of(request), id_of(request)
    tenant = await tenant_of(request)
    await service.register.may_write(request.headers.get("authorization"), tenant)
    return await service.committer.write(tenant, id, operation)


def _told(request: Request, done: Done) -> Response:
    """204, or 207 with what was left out."""
    headers = with_tenant(request)
    if not done.left:
        return Response(status_code=204, headers=headers)
    return Response(shown.partly(done), 207, headers=headers, media_type=asked.JSON)
