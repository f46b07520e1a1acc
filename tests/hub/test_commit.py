"""Group commit: exact under contention, and never in the way of a stage's transaction."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from django.db import connection, transaction

from sinergi.hub import api, sweep
from sinergi.hub.commit import Unstorable
from sinergi.hub.http.service import Settings, running
from sinergi.hub.operations import Append, Done
from sinergi.kernel import ids

CARS = [f"urn:ngsi-ld:Car:{n}" for n in range(5)]


def car(id: str, speed: int) -> dict[str, Any]:
    return {"id": id, "type": "Car", "speed": {"type": "Property", "value": speed}}


def scalar(sql: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def readings(id: str) -> int:
    return int(
        scalar(
            "select count(*) from hub_history join hub_series using (tenant, series) where id = %s",
            id,
        )
    )


class Stage(threading.Thread):
    """Publishes the same entities again and again, holds them for a while, and gives up each time."""

    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()
        self.rounds = 0
        self.longest = 0.0

    def run(self) -> None:
        while not self.over.is_set():
            with transaction.atomic():
                began = time.monotonic()
                api.publish([api.entity("Car", id, speed=-1) for id in CARS])
                self.longest = max(self.longest, time.monotonic() - began)
                time.sleep(0.02)
                transaction.set_rollback(True)
            self.rounds += 1
            time.sleep(0.005)
        connection.close()


def test_two_hundred_patches_while_a_stage_holds_the_rows(writer: httpx.Client) -> None:
    for id in CARS:
        assert writer.post("/entities", json=car(id, 0)).status_code == 201
    stage = Stage()
    stage.start()
    with ThreadPoolExecutor(32) as pool:
        answers = list(
            pool.map(
                lambda n: (
                    writer.patch(f"/entities/{CARS[n % 5]}/attrs", json={"speed": n}).status_code
                ),
                range(200),
            )
        )
    stage.over.set()
    stage.join()
    assert answers == [204] * 200
    assert stage.rounds > 2
    assert stage.longest < 1
    assert [readings(id) for id in CARS] == [41] * 5
    assert scalar("select count(*) from hub_change where id like 'urn:ngsi-ld:Car:%%'") == 205
    assert (
        scalar("select min(rev) + max(rev) from hub_entity where id like 'urn:ngsi-ld:Car:%%'")
        == 82
    )
    assert scalar("select count(*) from hub_kind where type like '%%/Car'") == 0


def test_patches_of_one_entity_happen_in_order(writer: httpx.Client) -> None:
    writer.post("/entities", json=car(CARS[0], 0))
    for n in range(1, 30):
        writer.patch(f"/entities/{CARS[0]}/attrs", json={"speed": n})
    assert writer.get(f"/entities/{CARS[0]}?options=keyValues").json()["speed"] == 29
    newest = writer.get(f"/temporal/entities/{CARS[0]}").json()["speed"]
    assert [item["value"] for item in newest] == list(range(29, -1, -1))


def test_a_write_the_database_refuses_does_not_fail_its_group(writer: httpx.Client) -> None:
    for id in CARS:
        writer.post("/entities", json=car(id, 0))
    own = connection.settings_dict

    async def all_at_once() -> list[Any]:
        database = {"host": own["HOST"], "user": own["USER"], "database": own["NAME"]}
        async with running(Settings(database=database, freeze=False)) as service:
            writes = [
                service.committer.write(0, CARS[n % 5], Append({"urn:x:speed": _reading(n)}))
                for n in range(40)
            ] + [service.committer.write(0, CARS[2], Append({"urn:x:bad": _reading("\0")}))]
            return await asyncio.gather(*writes, return_exceptions=True)

    *answers, bad = asyncio.run(all_at_once())
    assert all(isinstance(answer, Done) for answer in answers)
    assert isinstance(bad, Unstorable)


def test_expired_entities_and_old_changes_are_swept(writer: httpx.Client) -> None:
    for id in CARS:
        gone = {"expiresAt": "2020-01-01T00:00:00Z"} if id == CARS[0] else {}
        writer.post("/entities", json=car(id, 0) | gone)
    own = connection.settings_dict

    async def sweep_once() -> None:
        database = {"host": own["HOST"], "user": own["USER"], "database": own["NAME"]}
        async with running(Settings(database=database, freeze=False)) as service:
            await sweep.expire(service.pool, service.committer, 0)
            await sweep.forget(service.pool, 0, 2)

    asyncio.run(sweep_once())
    assert scalar("select count(*) from hub_entity where id like 'urn:ngsi-ld:Car:%%'") == 4
    assert scalar("select count(*) from hub_gone") == 1
    assert scalar("select count(*) from hub_change") == 3


def _reading(value: Any) -> dict[str, Any]:
    return {"type": "Property", "value": value}


def test_stages_that_publish_the_same_new_entity_at_once_both_succeed(writer: httpx.Client) -> None:
    urns = sorted(ids.urn("Voice", ids.uuid7()) for _ in range(20))

    def publish(n: int) -> None:
        with transaction.atomic():
            api.publish([api.entity("Voice", urn, number=n) for urn in urns])
        connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(publish, range(6)))
    assert scalar("select count(*) from hub_change where id = any(%s)", urns) == 6 * 20
    assert scalar("select count(*) from hub_entity where rev = 6 and id = any(%s)", urns) == 20
