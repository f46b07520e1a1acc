"""Reads of single entities, fetched together: what waits while one query runs is in the next.

No timer. Each read still sees everything committed before its query began.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any, NamedTuple

import asyncpg

from sinergi.hub import statements

AWAY = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)
_MOST_AT_ONCE = 200
_READERS = 2


class Away(Exception):  # noqa: N818 - the database, not a mistake
    """The database does not answer."""


class Row(NamedTuple):
    """An entity as it is stored; `body` is JSON. Who may read it, the caller decides."""

    body: str
    readable: str
    created: datetime
    modified: datetime
    expires: datetime | None


_Waiting = dict[str, list["asyncio.Future[Row | None]"]]


class Reader:
    """Two queries at a time, for all reads by id. `pool` is an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._waiting: dict[int, _Waiting] = {}
        self._wake = asyncio.Event()

    async def read(self, tenant: int, id: str) -> Row | None:
        """The entity, or None where there is none. Raises Away."""
        answer: asyncio.Future[Row | None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(tenant, {}).setdefault(id, []).append(answer)
        self._wake.set()
        return await answer

    async def run(self) -> None:
        """Answer reads for ever."""
        async with asyncio.TaskGroup() as group:
            for _ in range(_READERS):
                group.create_task(self._serve())

    async def _serve(self) -> None:
        while True:
            await self._wake.wait()
            if not self._waiting:
                self._wake.clear()
            for tenant in list(self._waiting):
                await self._fetch(tenant)

    async def _fetch(self, tenant: int) -> None:
        waiting = self._waiting.pop(tenant, {})
        if len(waiting) > _MOST_AT_ONCE:
            rest = list(waiting)[_MOST_AT_ONCE:]
            self._waiting[tenant] = {id: waiting.pop(id) for id in rest}
        if not waiting:
            return
        try:
            rows = await self._pool.fetch(statements.READ, tenant, list(waiting))
        except AWAY as error:
            for answer in _open(waiting, list(waiting)):
                answer.set_exception(Away(str(error)))
            return
        found = {row[0]: Row(*row[1:]) for row in rows}
        for id in waiting:
            for answer in _open(waiting, [id]):
                answer.set_result(found.get(id))


def _open(waiting: _Waiting, ids: list[str]) -> list[asyncio.Future[Row | None]]:
    """The answers somebody still waits for."""
    return [answer for id in ids for answer in waiting[id] if not answer.done()]
