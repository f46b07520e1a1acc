"""Errors as problem+json (RFC 9457) with the types of ETSI GS CIM 009, 5.5.2."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import asyncpg
import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sinergi.hub.commit import Busy, Unstorable
from sinergi.hub.context import BadContext, ContextUnavailable
from sinergi.hub.incoming import BadEntity
from sinergi.hub.operations import Exists, Missing, Owned
from sinergi.hub.query import BadQuery
from sinergi.hub.reads import Away

_ERRORS = "https://uri.etsi.org/ngsi-ld/errors/"
Handler = Callable[[Request, Exception], Awaitable[Response]]


class Problem(Exception):  # noqa: N818 - named as RFC 9457 names it
    """An answer that is an error. `kind` is the last part of an ETSI error type, or empty."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        detail: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The problem as an HTTP answer."""
        told: dict[str, Any] = {
            "type": _ERRORS + self.kind if self.kind else "about:blank",
            "title": self.title,
            "status": self.status,
        }
        if self.detail:
            told["detail"] = self.detail
        return Response(
            orjson.dumps(told),
            self.status,
            headers=self.headers,
            media_type="application/problem+json",
        )


def bad_data(detail: str) -> Problem:
    """What was sent is understood but not valid."""
    return Problem(400, "BadRequestData", "The request holds invalid data", detail)


def invalid(detail: str) -> Problem:
    """The request itself cannot be understood."""
    return Problem(400, "InvalidRequest", "The request is not valid", detail)


def not_found(detail: str = "") -> Problem:
    """There is no such thing, or nobody may know of it."""
    return Problem(404, "ResourceNotFound", "Not found", detail)


def busy() -> Problem:
    """Too much waits, or the database is away."""
    return Problem(
        503, "InternalError", "The hub cannot take this now", headers={"Retry-After": "1"}
    )


def problem_of(error: Exception) -> Problem:
    """The problem that an error of the hub's own names. Raises TypeError for any other error."""
    match error:
        case Problem():
            return error
        case BadEntity() | BadContext() | BadQuery() | Unstorable():
            return bad_data(str(error))
        case ContextUnavailable():
            detail = f"{error} is not held here, and nothing is fetched from elsewhere"
            return Problem(504, "LdContextNotAvailable", "An @context is not available", detail)
        case Missing():
            return not_found()
        case Exists():
            return Problem(409, "AlreadyExists", "There is such an entity already")
        case Owned():
            detail = "the city publishes entities of this kind itself"
            return Problem(403, "", "This entity cannot be written over the wire", detail)
        case Busy() | Away() | asyncpg.PostgresConnectionError() | OSError():
            return busy()
        case asyncpg.QueryCanceledError():
            return Problem(403, "TooComplexQuery", "The query takes too long")
        case asyncpg.DataError() | asyncpg.PostgresSyntaxError():
            return bad_data(str(error))
        case HTTPException():
            kind = {404: "ResourceNotFound", 405: "OperationNotSupported"}.get(
                error.status_code, ""
            )
            return Problem(error.status_code, kind, error.detail, headers=error.headers)
    raise TypeError(f"not an error of the hub: {error!r}")


async def answer(request: Request, error: Exception) -> Response:
    """Starlette's handler for all errors of `HANDLED`."""
    return problem_of(error).response()


HANDLED: tuple[type[Exception], ...] = (
    Problem,
    BadEntity,
    BadContext,
    BadQuery,
    Unstorable,
    ContextUnavailable,
    Missing,
    Exists,
    Owned,
    Busy,
    Away,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.QueryCanceledError,
    asyncpg.DataError,
    asyncpg.PostgresSyntaxError,
    OSError,
    HTTPException,
)
HANDLERS: Mapping[Any, Handler] = dict.fromkeys(HANDLED, answer)
