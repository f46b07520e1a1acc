"""A real hub on loopback, over the test's own database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from django.db import connection

from sinergi.hub import api
from sinergi.hub.http import Settings, create_app

V1 = "/ngsi-ld/v1"
CORE = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld"


def link(address: str) -> dict[str, str]:
    """A Link header that names an @context."""
    kind = 'rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
    return {"Link": f"<{address}>; {kind}"}


@pytest.fixture
def serve(transactional_db: None) -> Iterator[Callable[..., str]]:
    """Start hubs on the test's database; they end with the test."""
    started: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(**changes: Any) -> str:
        own = connection.settings_dict
        database = {"host": own["HOST"], "user": own["USER"], "database": own["NAME"]}
        app = create_app(Settings(database=database, freeze=False, **changes))
        server = uvicorn.Server(
            uvicorn.Config(app, port=0, log_level="warning", lifespan="on", ws="none")
        )
        thread = threading.Thread(target=server.run)
        thread.start()
        started.append((server, thread))
        while not server.started:
            assert thread.is_alive(), "the hub did not start"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}{V1}"

    yield start
    for server, thread in started:
        server.should_exit = True
        thread.join()


@pytest.fixture
def url(serve: Callable[..., str]) -> str:
    """The base address of one hub with rights, as the city runs it."""
    return serve()


@pytest.fixture
def anybody(url: str) -> Iterator[httpx.Client]:
    """A client without a token."""
    with httpx.Client(base_url=url) as client:
        yield client


@pytest.fixture
def writer(url: str) -> Iterator[httpx.Client]:
    """A client whose token may write in the city's own tenant."""
    headers = {"Authorization": f"Bearer {api.make_token('test')}"}
    with httpx.Client(base_url=url, headers=headers) as client:
        yield client
