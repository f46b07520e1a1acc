"""uvicorn around the hub: one process with uvloop."""

from __future__ import annotations

import uvicorn

from sinergi.hub.http.app import create_app
from sinergi.hub.http.service import Settings


def serve(settings: Settings, *, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are answered first."""
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
    )
