"""Writes over the wire, committed in groups: what waits while one COMMIT runs is the next group.

No timer. A group takes the rows it can lock without waiting; what somebody else holds goes to the
front of the next group, so a group and an action of a stage can never wait for each other. Writes of
one entity happen in the order they came. Each is answered after its COMMIT.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import asyncpg
import orjson

from sinergi.hub import records, statements
from sinergi.hub.operations import (
    Append,
    Create,
    Delete,
    Done,
    Entity,
    Operation,
    Refusal,
    Update,
)
from sinergi.kernel import clock

logger = logging.getLogger(__name__)

_LOST = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError, TimeoutError)
_IN_THE_WAY = (
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
)
_PAUSE = 0.005
_MOST_TRIES = 200


class Busy(Exception):  # noqa: N818 - not wrong, only too much
    """More writes wait than the hub holds, or the database is away: come back in a second."""


class Unstorable(ValueError):  # noqa: N818 - says what is wrong with what was sent
    """The database cannot hold what was sent."""


@dataclass(eq=False, slots=True)
class _Request:
    id: str
    operation: Operation
    answer: asyncio.Future[Done]
    tries: int = 0

    def give(self, outcome: Done | Exception) -> None:
        if self.answer.done():  # the caller has gone
            return
        if isinstance(outcome, Exception):
            self.answer.set_exception(outcome)
        else:
            self.answer.set_result(outcome)


@dataclass
class _Group:
    """The requests of one transaction and what came of them."""

    requests: list[_Request]
    outcomes: list[tuple[_Request, Done | Exception]] = field(default_factory=list)
    again: list[_Request] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)

    def give(self) -> None:
        for request, outcome in self.outcomes:
            request.give(outcome)


class Committer:
    """The queue of writes and the one task that commits them.

    `pool` is an asyncpg pool whose connections have a short `lock_timeout`.
    """

    def __init__(self, pool: Any, *, most_waiting: int = 10_000, most_in_group: int = 500) -> None:
        self._pool = pool
        self._most_waiting = most_waiting
        self._most_in_group = most_in_group
        self._queues: dict[int, deque[_Request]] = {}
        self._count = 0
        self._wake = asyncio.Event()
        self._months: set[tuple[int, int]] = set()

    async def write(self, tenant: int, id: str, operation: Operation) -> Done:
        """Wait for a place in a group and for its COMMIT.

        Raises Busy, Unstorable, or one of the refusals of `operations`.
        """
        if self._count >= self._most_waiting:
            raise Busy
        request = _Request(id, operation, asyncio.get_running_loop().create_future())
        self._queues.setdefault(tenant, deque()).append(request)
        self._count += 1
        self._wake.set()
        try:
            return await request.answer
        finally:
            self._count -= 1

    async def run(self) -> None:
        """Commit groups for ever; the tenants take turns."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            waiting = [tenant for tenant, queue in self._queues.items() if queue]
            for tenant in waiting:
                group = self._take(self._queues[tenant])
                again = await self._commit(tenant, group)
                self._queues[tenant].extendleft(reversed(again))
                if len(again) == len(group):
                    await asyncio.sleep(_PAUSE)
                if self._queues[tenant]:
                    self._wake.set()

    def _take(self, queue: deque[_Request]) -> list[_Request]:
        """The next group: a deletion ends what one group may do to its entity."""
        group: list[_Request] = []
        later: list[_Request] = []
        seen: set[str] = set()
        shut: set[str] = set()
        while queue and len(group) < self._most_in_group:
            request = queue.popleft()
            deletes = isinstance(request.operation, Delete)
            if request.id in shut or (deletes and request.id in seen):
                later.append(request)
                shut.add(request.id)
                continue
            group.append(request)
            seen.add(request.id)
            if deletes:
                shut.add(request.id)
        queue.extendleft(reversed(later))
        return group

    async def _commit(self, tenant: int, requests: list[_Request]) -> list[_Request]:
        """Commit and answer a group; gives those that must be tried again, in order."""
        group = _Group(requests)
        try:
            await self._transaction(tenant, group)
        except _LOST:
            logger.warning("the database is away; %d writes are unanswered", len(requests))
            group.outcomes, group.again = [(request, Busy()) for request in requests], []
        except asyncpg.PostgresError as error:
            if len(requests) > 1:
                return await self._halves(tenant, requests)
            return self._alone(requests[0], error)
        group.give()
        return group.again

    async def _halves(self, tenant: int, requests: list[_Request]) -> list[_Request]:
        half = len(requests) // 2
        again = await self._commit(tenant, requests[:half])
        held_up = {request.id for request in again}
        free = [request for request in requests[half:] if request.id not in held_up]
        again += [request for request in requests[half:] if request.id in held_up]
        return again + (await self._commit(tenant, free) if free else [])

    def _alone(self, request: _Request, error: asyncpg.PostgresError) -> list[_Request]:
        if isinstance(error, _IN_THE_WAY) and request.tries < _MOST_TRIES:
            request.tries += 1
            return [request]
        logger.warning("a write was refused by the database: %s", error)
        known = isinstance(error, asyncpg.DataError | asyncpg.IntegrityConstraintViolationError)
        request.give(Unstorable(str(error)) if known else Busy())
        return []

    async def _transaction(self, tenant: int, group: _Group) -> None:
        at = clock.now()
        async with self._pool.acquire() as connection:
            await self._make_ready(connection, at)
            async with connection.transaction():
                locked_by_others = await self._lock(connection, tenant, group)
                owned = await self._owned(connection, tenant, group.requests)
                for request in group.requests:
                    if request.id in locked_by_others:
                        group.again.append(request)
                    else:
                        group.outcomes.append((request, _apply(group, request, at, owned)))
                await self._write(connection, tenant, group, at)

    async def _make_ready(self, connection: Any, at: datetime) -> None:
        """Make the month's partition in a transaction of its own, once."""
        if (at.year, at.month) not in self._months:
            await connection.execute(statements.READY, at)
            self._months.add((at.year, at.month))

    async def _lock(self, connection: Any, tenant: int, group: _Group) -> set[str]:
        """Lock and read what is free; gives the ids that others hold."""
        ids = sorted({request.id for request in group.requests})
        for id, body, readable, published in await connection.fetch(
            statements.LOCK_FREE, tenant, ids
        ):
            group.entities[id] = Entity(
                id, orjson.loads(body), readable=readable, published=published
            )
        rest = [id for id in ids if id not in group.entities]
        held = (
            {row[0] for row in await connection.fetch(statements.THERE, tenant, rest)}
            if rest
            else set()
        )
        for id in rest:
            if id not in held:
                group.entities[id] = Entity(id, None, readable="public", published=False)
        return held

    async def _owned(
        self, connection: Any, tenant: int, requests: Sequence[_Request]
    ) -> frozenset[str]:
        if not any(_states_types(request.operation) for request in requests):
            return frozenset()
        return frozenset(row[0] for row in await connection.fetch(statements.KINDS, tenant))

    async def _write(self, connection: Any, tenant: int, group: _Group, at: datetime) -> None:
        touched = group.entities.values()
        deleted = [entity.write.id for entity in touched if entity.deleted]
        writes = [entity.write for entity in touched if entity.write.steps and not entity.deleted]
        if deleted:
            await connection.fetch(statements.DELETE, tenant, at, deleted)
        if not writes:
            return
        rows = await connection.fetch(statements.WRITE, tenant, at, *records.arguments(writes))
        lost = {row[0] for row in rows}
        if lost:  # somebody else made them meanwhile: look at them again
            group.again += [request for request, _ in group.outcomes if request.id in lost]
            group.outcomes = [pair for pair in group.outcomes if pair[0].id not in lost]


def _states_types(operation: Operation) -> bool:
    if isinstance(operation, Update | Append):
        return "type" in operation.fragment
    return isinstance(operation, Create)


def _apply(
    group: _Group, request: _Request, at: datetime, owned: frozenset[str]
) -> Done | Exception:
    try:
        return group.entities[request.id].apply(request.operation, at, owned)
    except Refusal as refusal:
        return refusal
