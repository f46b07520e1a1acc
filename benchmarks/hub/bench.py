"""What the hub holds, as ratios to pgbench on the same server in the same run.

Starts a private PostgreSQL (fsync on), measures bare tables with pgbench (one prepared statement an
update with history; reads by key), then a hub without rights on the same server with wrk (Debian
package): PATCH of one attribute with history, and GET by id. History rows are counted before and after,
so a hub that answers without storing is caught. Prints; commits nothing.

    python benchmarks/hub/bench.py [--seconds 4] [--entities 10000]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import django
import httpx
import psycopg
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections

from sinergi.hub import incoming
from sinergi.hub.context import core_terms
from sinergi.hub.http import Settings, serve
from sinergi.hub.http.service import running
from sinergi.hub.operations import Create
from sinergi.site.cluster import Cluster, binaries, owner

PREFIX = "urn:ngsi-ld:AirQualityObserved:"
PORT = 10269
HERE = Path(__file__).parent

_TABLES = """
create table entity (tenant smallint, id text collate "C", body jsonb, modified timestamptz,
    primary key (tenant, id)) with (fillfactor = 80);
create table history (tenant smallint, series integer, recorded timestamptz, num double precision);
create index on history (tenant, series, recorded);
insert into entity select 0, 'urn-ngsi-ld-AirQualityObserved-' || n, %s::jsonb, '2026-01-01' from
    generate_series(1, %s) n;
"""
_UPDATE = """
\\set id random(1, {entities})
\\set value random(1, 10000)
with u as (update entity set body = jsonb_set(body, '{{pm25,value}}', to_jsonb(:value::int)),
    modified = '2026-01-02' where tenant = 0::smallint and id = '{prefix}' || :id::int returning id)
insert into history select 0, :id::int, '2026-01-02', :value::int from u;
"""
_READ = """
\\set id random(1, {entities})
select body from entity where tenant = 0::smallint and id = '{prefix}' || :id::int;
"""


class Load(NamedTuple):
    """What one run of wrk saw: requests a second, how many, how many bad, milliseconds."""

    rate: float
    requests: int
    bad: int
    p50: float
    p99: float


def sample(number: int) -> dict[str, object]:
    """An entity of ten attributes."""
    attrs: dict[str, object] = {
        f"o{n}": {"type": "Property", "value": number * n, "unitCode": "GQ"} for n in range(7)
    }
    point = {"type": "Point", "coordinates": [112.6, -7.95]}
    attrs |= {"pm25": {"type": "Property", "value": 1.5, "unitCode": "GQ"}}
    attrs |= {"name": {"type": "Property", "value": f"Stasiun {number}"}}
    attrs |= {"location": {"type": "GeoProperty", "value": point}}
    return {"id": f"{PREFIX}{number}", "type": "AirQualityObserved"} | attrs


def pgbench(cluster: Cluster, script: str, clients: int, seconds: int) -> float:
    """Transactions a second of one prepared script."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        command = [str(binaries(owner()) / "pgbench"), "-n", "-M", "prepared", "-f", file.name]
        command += ["-c", str(clients), "-j", "2", "-T", str(seconds), "-U", "sinergi"]
        command += ["-h", str(cluster.places.run), "bench"]
        told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = re.search(r"tps = ([\d.]+)", told)
    assert found, told
    return float(found[1])


def wrk(mode: str, connections: int, seconds: int, entities: int) -> Load:
    """Load the hub."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(HERE / "load.lua")]
    environment = os.environ | {"MODE": mode, "N": str(entities), "PREFIX": PREFIX}
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{PORT}"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    requests, micros, bad, p50, p99 = map(int, re.findall(r"RESULT (.*)", told)[0].split())
    return Load(requests / micros * 1e6, requests, bad, p50 / 1000, p99 / 1000)


@contextmanager
def a_cluster() -> Iterator[Cluster]:
    """A PostgreSQL of this run's own, durable as in a city."""
    home = Path(tempfile.mkdtemp(prefix="sinergi-bench-"))
    home.chmod(0o711)
    cluster = Cluster(home)
    try:
        cluster.prepare()
        cluster.start(home / "db.log")
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


def seconds_of(pid: int) -> float:
    """Processor time of a process and of those it started, so far."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if pid in (int(stat.parent.name), int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def a_hub(cluster: Cluster) -> Iterator[int]:
    """A hub without rights on that PostgreSQL, in a process of its own: its id."""
    process = multiprocessing.get_context("spawn").Process(
        target=serve_hub, args=[arguments(cluster)]
    )
    process.start()
    try:
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{PORT}/health")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        assert process.pid
        yield process.pid
    finally:
        process.terminate()
        process.join()


def arguments(cluster: Cluster) -> dict[str, str]:
    return {"host": str(cluster.places.run), "user": "sinergi", "database": "bench"}


def serve_hub(database: dict[str, str]) -> None:
    serve(Settings(database=database, open=True), host="127.0.0.1", port=PORT)


def make_tables(cluster: Cluster) -> None:
    """The hub's tables beside pgbench's, and the entities."""
    own = arguments(cluster)
    database = {"ENGINE": "django.db.backends.postgresql", "NAME": own["database"]}
    database |= {"HOST": own["host"], "USER": own["user"]}
    django_settings.configure(
        DATABASES={"default": database}, INSTALLED_APPS=["sinergi.hub"], USE_TZ=True
    )
    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
    connections.close_all()


async def fill(database: dict[str, str], entities: int) -> float:
    """Create the entities through the queue of writes; give how many a second."""
    began = time.monotonic()
    async with running(Settings(database=database, most_waiting=entities)) as service:
        made = [incoming.entity(sample(n), core_terms()) for n in range(1, entities + 1)]
        await asyncio.gather(*(service.committer.write(0, id, Create(body)) for id, body in made))
    return entities / (time.monotonic() - began)


def history_rows(cluster: Cluster) -> int:
    with psycopg.connect(cluster.url("bench")) as connection:
        row = connection.execute("select count(*) from hub_history").fetchone()
    assert row
    return int(row[0])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=4)
    options.add_argument("--entities", type=int, default=10_000)
    chosen = options.parse_args()
    if not shutil.which("wrk"):
        print("wrk (a Debian package) is needed", file=sys.stderr)
        return 1
    seconds, entities = chosen.seconds, chosen.entities
    # pgbench would take a colon for the start of a variable
    shape = {"entities": entities, "prefix": PREFIX.replace(":", "-")}
    with a_cluster() as cluster:
        with cluster.connect() as connection:
            connection.execute("create database bench")
        with psycopg.connect(cluster.url("bench"), autocommit=True) as connection:
            body = json.dumps(sample(1))
            connection.execute(
                _TABLES.replace("%s", f"'{body}'", 1).replace("%s", str(entities), 1)
            )
        updates = max(pgbench(cluster, _UPDATE.format(**shape), n, seconds) for n in (8, 32))
        reads = pgbench(cluster, _READ.format(**shape), 16, seconds)
        print(f"pgbench  update with history {updates:9,.0f}/s   read by key {reads:9,.0f}/s")
        make_tables(cluster)
        print(
            f"hub      creates in process {asyncio.run(fill(arguments(cluster), entities)):,.0f}/s"
        )
        assert cluster.process
        server = cluster.process.pid
        with a_hub(cluster) as hub:
            for mode, connections, base in (
                ("patch", 64, updates),
                ("patch", 256, updates),
                ("get", 64, reads),
                ("get", 256, reads),
            ):
                before = history_rows(cluster)
                spent = seconds_of(hub), seconds_of(server)
                load = wrk(mode, connections, seconds, entities)
                cost = [
                    (seconds_of(pid) - then) / load.requests * 1e6
                    for pid, then in zip((hub, server), spent, strict=True)
                ]
                ratio = f"{load.rate / base:5.2f} of pgbench"
                print(
                    f"hub      {mode:5} {connections:3} connections {load.rate:9,.0f}/s  {ratio}"
                    f"  p50 {load.p50:.1f} ms  p99 {load.p99:.1f} ms"
                    f"  CPU {cost[0]:.0f} + {cost[1]:.0f} us  bad {load.bad}"
                )
                time.sleep(1)
                stored = history_rows(cluster) - before
                if mode == "patch" and not load.requests <= stored <= load.requests + connections:
                    print(f"LOST: {load.requests} answered, {stored} stored", file=sys.stderr)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
