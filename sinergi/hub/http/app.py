"""The application: addresses, errors, CORS."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sinergi.hub.context import VOCABULARY_PATH, vocabulary
from sinergi.hub.http import entities, hot, temporal
from sinergi.hub.http.entities import PREFIX
from sinergi.hub.http.problems import HANDLERS, busy
from sinergi.hub.http.service import Settings, running
from sinergi.hub.reads import AWAY

_ROUTES = [
    Route(f"{PREFIX}/entities", entities.query, methods=["GET"]),
    Route(f"{PREFIX}/entities", entities.create, methods=["POST"]),
    Route(f"{PREFIX}/entities/{{id:path}}/attrs", entities.update, methods=["PATCH"]),
    Route(f"{PREFIX}/entities/{{id:path}}/attrs", entities.append, methods=["POST"]),
    Route(
        f"{PREFIX}/entities/{{id:path}}/attrs/{{attr:path}}", entities.remove, methods=["DELETE"]
    ),
    Route(f"{PREFIX}/entities/{{id:path}}", entities.retrieve, methods=["GET"]),
    Route(f"{PREFIX}/entities/{{id:path}}", entities.delete, methods=["DELETE"]),
    Route(f"{PREFIX}/temporal/entities/{{id:path}}", temporal.retrieve, methods=["GET"]),
]


async def _vocabulary(request: Request) -> Response:
    """The @context of the entities that the stages publish."""
    return Response(vocabulary(), media_type="application/ld+json")


async def _health(request: Request) -> Response:
    """Whether this process answers and its database does."""
    try:
        await entities.service_of(request).pool.fetchval("select 1", timeout=2)
    except AWAY:
        return busy().response()
    return Response('{"status":"ok"}', media_type="application/json")


def create_app(settings: Settings) -> ASGIApp:
    """The hub as an ASGI application; its lifespan opens and closes the database pool."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with running(settings) as service:
            app.state.service = service
            yield

    starlette = Starlette(
        routes=[
            *_ROUTES,
            Route(VOCABULARY_PATH, _vocabulary, methods=["GET"]),
            Route("/health", _health, methods=["GET"]),
        ],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=settings.origins,
                allow_methods=["GET"],
                allow_headers=["Authorization", "Link", "NGSILD-Tenant"],
                expose_headers=["Link", "NGSILD-Results-Count", "NGSILD-Tenant"],
            )
        ],
    )

    starlette.router.redirect_slashes = False

    async def hub(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (id := hot.takes(scope)):
            await hot.serve(starlette.state.service, id, scope, receive, send)
            return
        if scope["type"] == "http" and len(scope["path"]) > 1 and scope["path"].endswith("/"):
            scope = dict(scope, path=scope["path"].rstrip("/"))
        await starlette(scope, receive, send)

    return hub
