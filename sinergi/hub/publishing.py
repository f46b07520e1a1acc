"""Stages state their entities here, in the transaction of the action that changed the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import orjson
from django.db import connection
from psycopg import RawCursor

from sinergi.hub import incoming, records, statements
from sinergi.hub.context import VOCABULARY_PATH, terms_for
from sinergi.hub.records import Body, Write
from sinergi.kernel import clock
from sinergi.kernel.ids import Urn

Readable = Literal["public", "secret"]

_BATCH = 500


def publish(
    entities: Iterable[Mapping[str, Any]], *, readable: Readable = "public", tenant: int = 0
) -> None:
    """Make the hub hold exactly these entities: what an entity does not state is removed from it.

    An entity that says nothing new writes nothing. Of several entities with one id the last counts.
    `readable="secret"` keeps them out of everything the wire can see. Published entities cannot be
    written over the wire.

    Raises RuntimeError outside a transaction: an entity without its row would be a lie.
    """
    _in_transaction()
    stated = {str(item["id"]): item for item in entities}
    ids = sorted(stated)
    if not ids:
        return
    at = clock.now()
    for start in range(0, len(ids), _BATCH):
        bodies = {id: _body(stated[id]) for id in ids[start : start + _BATCH]}
        while bodies:
            bodies = _publish(bodies, readable, tenant, at)


def retract(urns: Iterable[Urn | str], *, tenant: int = 0) -> None:
    """Delete entities from the hub; ids it does not hold are no error. Their history stays.

    Raises RuntimeError outside a transaction.
    """
    _in_transaction()
    ids = sorted({str(urn) for urn in urns})
    if ids:
        at = clock.now()
        _run(statements.LOCK, [tenant, ids, at])
        _run(statements.DELETE, [tenant, at, ids])


def _publish(bodies: dict[str, Body], readable: str, tenant: int, at: datetime) -> dict[str, Body]:
    """Write these; gives those that somebody else created meanwhile and must be compared again."""
    held = {row[0]: row[1:] for row in _run(statements.LOCK, [tenant, sorted(bodies), at])}
    writes = []
    for id, body in bodies.items():
        text, *seen = held.get(id, ("{}", readable, True))
        old: Body = orjson.loads(text)
        write = Write(id, dict(old), readable, published=True, fresh=id not in held)
        names = records.changed(old, body)
        if names or seen != [readable, True]:
            _become(write, old, body, names, at)
            write.retyped |= seen[1] is False  # a stage takes over what the wire had made
            writes.append(write)
    if not writes:
        return {}
    lost = {row[0] for row in _run(statements.WRITE, [tenant, at, *records.arguments(writes)])}
    return {id: bodies[id] for id in lost}


def _become(write: Write, old: Body, new: Body, names: list[str], at: datetime) -> None:
    for name in names:
        if name not in new:
            del write.body[name]
            continue
        write.body[name] = new[name]
        if name not in records.NOT_ATTRIBUTES:
            write.body[name] = records.renewed(old.get(name), new[name], records.moment(at))
    write.step(old, names, at)


def _body(stated: Mapping[str, Any]) -> Body:
    """The stored form of a stated entity, as it will come back from the database."""
    plain = orjson.loads(orjson.dumps(stated))
    return incoming.entity(plain, terms_for(VOCABULARY_PATH)).body


def _in_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("entities are published in the transaction of the action they tell of")


def _run(sql: str, arguments: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one of the hub's statements, prepared once a connection: planning is most of its cost."""
    connection.ensure_connection()
    raw = connection.connection
    usual, raw.prepare_threshold = raw.prepare_threshold, 0
    try:
        with connection.wrap_database_errors, RawCursor(raw) as cursor:
            cursor.execute(sql, arguments, prepare=True)
            return cursor.fetchall()
    finally:
        raw.prepare_threshold = usual
