"""The two requests that come thousands of times a second, without a framework in between.

They take the plain case alone: GET of an entity and PATCH of its attributes in application/json with
the core @context, no query and no browser. Everything else, and every error's wording, is the
ordinary way's; what both share is the queues, the rights and the forms.
"""

from __future__ import annotations

from urllib.parse import unquote

import orjson
from starlette.types import Receive, Scope, Send

from sinergi.hub import incoming
from sinergi.hub.context import CORE, compacted, core_terms
from sinergi.hub.http import asked, shown
from sinergi.hub.http.problems import HANDLED, bad_data, not_found, problem_of
from sinergi.hub.http.service import Service
from sinergi.hub.http.shown import LINK_REL
from sinergi.hub.operations import Update
from sinergi.kernel import clock

_START = b"/ngsi-ld/v1/entities/"
_END = b"/attrs"
_UNUSUAL = frozenset({b"link", b"origin", b"ngsild-tenant", b"content-encoding"})
_SHOWN = [
    (b"content-type", b"application/json"),
    (b"link", f"<{CORE}>; {LINK_REL}".encode()),
]
_JSON = _SHOWN[:1]
_TERMS = core_terms()


def takes(scope: Scope) -> str | None:
    """The entity's id when the request is one of the plain cases, else None."""
    path: bytes = scope["raw_path"]
    if not path.startswith(_START) or scope["query_string"]:
        return None
    method = scope["method"]
    if method == "PATCH" and path.endswith(_END) and _is_json(scope):
        path = path[: -len(_END)]
    elif method != "GET":
        return None
    tail = path[len(_START) :]
    usual = all(_is_usual(name, value) for name, value in scope["headers"])
    if not tail or b"/" in tail or not usual:
        return None
    id = unquote(tail.decode("ascii"))
    return id if incoming.is_uri(id) else None


def _is_usual(name: bytes, value: bytes) -> bool:
    if name == b"accept":
        return value in (b"*/*", b"application/json")
    if name == b"content-type":
        return value == b"application/json"
    return name not in _UNUSUAL


def _is_json(scope: Scope) -> bool:
    return any(name == b"content-type" for name, _ in scope["headers"])


async def serve(service: Service, id: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one of the plain cases."""
    try:
        if scope["method"] == "GET":
            status, body = 200, await _retrieve(service, id)
        else:
            status, body = await _update(service, id, scope, receive)
    except HANDLED as error:
        await problem_of(error).response()(scope, receive, send)
        return
    headers = _SHOWN if status == 200 else _JSON if body else []
    if body:
        headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _retrieve(service: Service, id: str) -> bytes:
    row = await service.reader.read(0, id)
    if row is None or row.readable != "public" or (row.expires and row.expires <= clock.now()):
        raise not_found(id)
    return orjson.dumps({"id": id} | compacted(orjson.loads(row.body), _TERMS, stamps=False))


async def _update(service: Service, id: str, scope: Scope, receive: Receive) -> tuple[int, bytes]:
    token = next((value for name, value in scope["headers"] if name == b"authorization"), None)
    await service.register.may_write(None if token is None else token.decode("latin-1"), 0)
    data = asked.parsed(await asked.received(receive, service.settings.largest_body))
    asked.without_context(data)
    body = incoming.fragment(data, _TERMS, removing=True)
    if not body:
        raise bad_data("the body holds no attribute")
    done = await service.committer.write(0, id, Update(body))
    return (207, shown.partly(done)) if done.left else (204, b"")
