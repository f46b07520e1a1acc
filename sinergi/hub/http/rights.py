"""Tenants and tokens. Never cookies: a Bearer token, or only what the public may read."""

from __future__ import annotations

import hashlib
import re
import time
from typing import Any, NamedTuple

from sinergi.hub.http.problems import Problem
from sinergi.kernel import clock

_KEPT_SECONDS = 10.0
_MOST_KEPT = 10_000
_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,100}")

_TENANT = "select id from hub_tenant where name = $1::text"
_NEW_TENANT = """
insert into hub_tenant (id, name) select max(id) + 1, $1::text from hub_tenant
on conflict (name) do nothing
"""
_GRANT = """
select tenant, rights from hub_token
where hash = $1::bytea and (expires is null or expires > $2::timestamptz)
"""


class Grant(NamedTuple):
    """What a token allows, in which tenant."""

    tenant: int
    rights: frozenset[str]


class Register:
    """Tenants and tokens as the database has them, remembered for some seconds."""

    def __init__(self, pool: Any, *, open: bool) -> None:
        self._pool = pool
        self._open = open
        self._tenants: dict[str, tuple[float, int]] = {"": (float("inf"), 0)}
        self._grants: dict[bytes, tuple[float, Grant]] = {}

    async def tenant(self, name: str, *, make: bool = False) -> int:
        """The number of a tenant; the city's own is named by nothing.

        Raises Problem 404 for an unknown one; an open hub makes it instead, where `make` says so.
        """
        until, known = self._tenants.get(name, (0.0, 0))
        if until > time.monotonic():
            return known
        row = await self._pool.fetchrow(_TENANT, name)
        if row is None and make and self._open and _NAME.fullmatch(name):
            await self._pool.execute(_NEW_TENANT, name)
            row = await self._pool.fetchrow(_TENANT, name)
        if row is None:
            raise Problem(404, "NonexistentTenant", "There is no such tenant")
        _remember(self._tenants, name, row["id"])
        return int(row["id"])

    async def may_write(self, authorization: str | None, tenant: int) -> None:
        """Raises Problem 401 without a valid token, 403 when it does not allow to write here."""
        if self._open:
            return
        grant = await self.grant(authorization)
        if grant is None:
            raise _unauthorized("A token is needed to write")
        if grant.tenant != tenant or "write" not in grant.rights:
            raise Problem(403, "", "This token does not allow to write here")

    async def grant(self, authorization: str | None) -> Grant | None:
        """What the token allows; None without one. Raises Problem 401 for an unknown one."""
        if authorization is None:
            return None
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise _unauthorized("Only Bearer tokens are known here")
        hash = hashlib.sha256(token.strip().encode()).digest()
        until, known = self._grants.get(hash, (0.0, None))
        if known is not None and until > time.monotonic():
            return known
        row = await self._pool.fetchrow(_GRANT, hash, clock.now())
        if row is None:
            raise _unauthorized("This token is unknown or has expired")
        found = Grant(row["tenant"], frozenset(row["rights"]))
        _remember(self._grants, hash, found)
        return found


def _remember(kept: dict[Any, Any], key: Any, value: Any) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.pop(next(iter(kept)))
    kept[key] = (time.monotonic() + _KEPT_SECONDS, value)


def _unauthorized(title: str) -> Problem:
    return Problem(401, "", title, headers={"WWW-Authenticate": 'Bearer realm="hub"'})
