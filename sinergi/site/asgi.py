"""The `hub` process under any ASGI server: `uvicorn sinergi.site.asgi:application`. It needs no Django."""

from __future__ import annotations

from typing import Any

from sinergi.hub.http import Settings, create_app
from sinergi.site import cluster, settings


def database() -> dict[str, Any]:
    """asyncpg's arguments for the city's database."""
    if settings.DATABASE_URL:
        return {"dsn": settings.DATABASE_URL}
    run = cluster.locate(settings.SINERGI_HOME).run
    return {"host": str(run), "user": cluster.SUPERUSER, "database": cluster.DATABASE}


application = create_app(Settings(database=database(), origins=(settings.SINERGI_BASE_URL,)))
