"""What the HTTP door works with: settings, the database pool and the two queues."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from sinergi.hub import sweep
from sinergi.hub.commit import Committer
from sinergi.hub.http.rights import Register
from sinergi.hub.reads import Reader


@dataclass(frozen=True)
class Settings:
    """Of one hub process. `database` are asyncpg's arguments: host, port, user, password, database.

    `open` serves without rights and makes tenants as they are named: for conformance runs only.
    `freeze` is for a process that does nothing else.
    """

    database: Mapping[str, Any]
    origins: tuple[str, ...] = ()
    open: bool = False
    connections: int = 8
    most_waiting: int = 10_000
    largest_body: int = 4 << 20
    freeze: bool = True


@dataclass
class Service:
    """One hub process at work."""

    settings: Settings
    pool: Any
    committer: Committer
    reader: Reader
    register: Register
    tasks: list[asyncio.Task[None]] = field(default_factory=list)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Service]:
    """A service from the opening of its pool to its close. What was taken in is answered first."""
    pool = await asyncpg.create_pool(
        **settings.database,
        min_size=2,
        max_size=settings.connections,
        command_timeout=30,
        server_settings={
            "application_name": "sinergi hub",
            "lock_timeout": "50ms",
            "statement_timeout": "10s",
            "jit": "off",
            "enable_seqscan": "off",  # plans are kept: one made for small tables must fit large ones
            "timezone": "UTC",
        },
    )
    committer = Committer(pool, most_waiting=settings.most_waiting)
    reader = Reader(pool)
    service = Service(settings, pool, committer, reader, Register(pool, open=settings.open))
    work = (committer.run(), reader.run(), sweep.run(pool, committer))
    service.tasks = [asyncio.create_task(each) for each in work]
    if settings.freeze:
        gc.collect()
        gc.freeze()  # the collector need not walk what start-up made: p99 falls to a quarter
    try:
        yield service
    finally:
        for task in service.tasks:
            task.cancel()
        await asyncio.gather(*service.tasks, return_exceptions=True)
        await pool.close()
