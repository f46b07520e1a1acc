"""uvicorn around the hub: one process, uvloop, and a garbage collector that skips what start-up made."""

from __future__ import annotations

import gc
from typing import Any

import uvicorn

from sinergi.hub.http.app import application
from sinergi.hub.http.service import Settings


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        gc.collect()
        gc.freeze()


def serve(settings: Settings, *, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are answered first."""
    config = uvicorn.Config(
        application(settings),
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    _Server(config).run()
