"""What the hub does by itself from time to time: delete what has expired, forget old changes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

from sinergi.hub.commit import Busy, Committer
from sinergi.hub.operations import Delete, Refusal
from sinergi.hub.reads import AWAY
from sinergi.kernel import clock

logger = logging.getLogger(__name__)

_EVERY = 2.0
_FORGET_EVERY = 30
"""Rounds."""
KEPT_CHANGES = 100_000
"""Of each tenant; who follows changes must not fall further behind."""

_TENANTS = "select id from hub_tenant order by id"
_EXPIRED = """
select id from hub_entity
where tenant = $1::smallint and expires <= $2::timestamptz and not published
order by expires limit 500
"""
_OLDEST_KEPT = """
select c.xid::text from hub_change c where c.tenant = $1::smallint
order by c.xid desc offset $2::bigint limit 1
"""
_FORGET = """
delete from hub_change where ctid = any (array(
    select ctid from hub_change
    where tenant = $1::smallint and xid < $2::text::xid8 order by xid limit 5000))
    and tenant = $1::smallint
returning 1
"""


async def run(pool: Any, committer: Committer) -> None:
    """Sweep for ever; while the database is away, wait."""
    rounds = 0
    while True:
        await asyncio.sleep(_EVERY)
        rounds += 1
        try:
            for row in await pool.fetch(_TENANTS):
                await expire(pool, committer, row["id"])
                if rounds % _FORGET_EVERY == 0:
                    await forget(pool, row["id"], KEPT_CHANGES)
        except AWAY as error:
            logger.warning("sweeping waits for the database: %s", error)


async def expire(pool: Any, committer: Committer, tenant: int) -> None:
    """Delete entities whose time is over (4.22 of the standard), through the queue of writes."""
    for row in await pool.fetch(_EXPIRED, tenant, clock.now()):
        with contextlib.suppress(Refusal, Busy):
            await committer.write(tenant, row["id"], Delete())


async def forget(pool: Any, tenant: int, kept: int) -> None:
    """Drop the oldest changes of a tenant, all but about `kept`."""
    boundary = await pool.fetchval(_OLDEST_KEPT, tenant, kept)
    while boundary is not None and await pool.fetch(_FORGET, tenant, boundary):
        await asyncio.sleep(0)
