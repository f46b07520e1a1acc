"""The hub tells the wire nothing that was said in confidence: no entity, no count, no history."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from django.db import connection

from sinergi.hub.http import Settings, create_app
from sinergi.people.api import user, viewer_of
from sinergi.voices import api as voices
from tests.factories import voices as voice
from tests.roles.test_privacy import found
from tests.roles.world import World

HIDDEN = ("secret", "spam", "application", "desk_application", "mentoring", "outcome", "hopeful")


@pytest.fixture
def hub(world: World) -> Iterator[httpx.Client]:
    """A hub with rights over this test's city, and a client without a token."""
    own = connection.settings_dict
    database = {"host": own["HOST"], "user": own["USER"], "database": own["NAME"]}
    app = create_app(Settings(database=database, freeze=False))
    config = uvicorn.Config(app, port=0, log_level="warning", lifespan="on", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the hub did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/ngsi-ld/v1", timeout=30) as client:
        yield client
    server.should_exit = True
    thread.join()


def everything(hub: httpx.Client, kind: str) -> list[dict[str, object]]:
    """All entities of a type, page by page, with their number as the hub counts them."""
    rows: list[dict[str, object]] = []
    while True:
        asked = {"type": kind, "limit": "100", "offset": str(len(rows)), "count": "true"}
        answer = hub.get("/entities", params=asked)
        assert answer.status_code == 200, answer.text
        rows += answer.json()
        if len(answer.json()) < 100:
            assert int(answer.headers["NGSILD-Results-Count"]) == len(rows)
            return rows


def test_nothing_said_in_confidence_leaves_the_hub(world: World, hub: httpx.Client) -> None:
    kinds = {urn.split(":")[2] for urn in world.urns.values()} | {"File", "Person", "Notice"}
    seen = ""
    ids: set[object] = set()
    for kind in kinds:
        rows = everything(hub, kind)
        ids |= {row["id"] for row in rows}
        seen += str(rows)
    assert ids, "the hub shows something"
    assert found(seen) == set()
    assert {world.urns[name] for name in HIDDEN} & ids == set()


def test_a_hidden_row_is_not_there(world: World, hub: httpx.Client) -> None:
    for urn in (world.urns[name] for name in HIDDEN):
        for path in ("/entities/{}", "/temporal/entities/{}", "/entities/{}?options=keyValues"):
            assert hub.get(path.format(urn)).status_code == 404
        counted = hub.get("/entities", params={"id": urn, "type": "Voice", "count": "true"})
        assert counted.json() == []
        assert counted.headers["NGSILD-Results-Count"] == "0"


def test_a_voice_put_away_as_spam_takes_its_history_along(world: World, hub: httpx.Client) -> None:
    urn = world.urns["voice"]
    assert hub.get(f"/temporal/entities/{urn}").status_code == 200
    account = user(world.people["admin pengaduan@"])
    voices.archive(
        by=viewer_of(account),
        voice=urn,  # type: ignore[arg-type]
        reason=voices.ArchiveReason.SPAM,
        note="Bukan laporan.",
    )
    for path in (f"/entities/{urn}", f"/temporal/entities/{urn}"):
        assert hub.get(path).status_code == 404
    row = voice.reported(visibility=voices.Visibility.RAHASIA)
    assert hub.get(f"/temporal/entities/{row.urn}").status_code == 404
