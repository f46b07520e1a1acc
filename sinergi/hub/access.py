"""Tenants of the hub and the tokens of its clients, made by administrators."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from sinergi.kernel import clock

RIGHTS = frozenset({"write"})
"""What a token may allow: `write` makes, changes and deletes entities that no stage publishes."""

_LOCK = 0x51_4E_45  # of this module's own choosing; only tenants are made under it


@transaction.atomic
def make_tenant(name: str) -> int:
    """The number of the tenant of this name, made when it is new. The city's own is "" and 0."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(
            "insert into hub_tenant (id, name) select max(id) + 1, %s from hub_tenant"
            " on conflict (name) do nothing",
            [name],
        )
        cursor.execute("select id from hub_tenant where name = %s", [name])
        return int(cursor.fetchone()[0])


def make_token(
    name: str,
    *,
    rights: Iterable[str] = ("write",),
    tenant: int = 0,
    expires: datetime | None = None,
) -> str:
    """A new Bearer token; only its hash is kept, so this is the one time it can be seen.

    Raises ValueError for a right that does not exist.
    """
    wanted = sorted(set(rights))
    if not RIGHTS.issuperset(wanted):
        raise ValueError(f"unknown rights: {wanted}")
    token = secrets.token_urlsafe(32)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into hub_token (hash, tenant, name, rights, created, expires)"
            " values (%s, %s, %s, %s, %s, %s)",
            [_hash(token), tenant, name, wanted, clock.now(), expires],
        )
    return token


def drop_token(token: str) -> bool:
    """Make a token worthless (within ten seconds); say whether there was one."""
    with connection.cursor() as cursor:
        cursor.execute("delete from hub_token where hash = %s", [_hash(token)])
        return bool(cursor.rowcount)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
