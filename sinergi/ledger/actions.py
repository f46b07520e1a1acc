"""Write to the history, in the caller's transaction."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn
from sinergi.ledger.models import Edge, EdgeKind, Event, Private

_SALT_BYTES = 16


class Parent(NamedTuple):
    """A row that the subject hangs from, and why."""

    urn: Urn
    kind: EdgeKind


def record(
    *,
    stage: str,
    verb: str,
    subject: Urn,
    actor: Urn,
    facts: Mapping[str, Any] | None = None,
    private: Mapping[str, str] | None = None,
    parents: Iterable[Parent] = (),
) -> UUID:
    """Append one event (and the edges it states) and return its id.

    `facts` are JSON values without personal data and without text written by people: ids, codes,
    amounts, dates, names of states. What people wrote, or who they are, goes into `private`: the
    event keeps `sha256(salt || value)`, the value itself can be erased later.

    Raises RuntimeError outside a transaction: a history without its row would be a lie.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("ledger.record belongs in the transaction of the action it records")
    hidden = [
        (name, secrets.token_bytes(_SALT_BYTES), value) for name, value in (private or {}).items()
    ]
    shown = dict(facts or {}) | {name: seal(salt, value) for name, salt, value in hidden}
    event = Event.objects.create(
        at=clock.now(), stage=stage, verb=verb, subject=subject, actor=actor, facts=shown
    )
    Private.objects.bulk_create(
        Private(event=event, field=name, salt=salt, value=value) for name, salt, value in hidden
    )
    Edge.objects.bulk_create(
        (Edge(child=subject, parent=urn, kind=kind, event=event) for urn, kind in parents),
        ignore_conflicts=True,
    )
    return event.id


def seal(salt: bytes, value: str) -> str:
    """The hash an event keeps in place of a private value."""
    return "sha256:" + hashlib.sha256(salt + value.encode()).hexdigest()


def erase(subject: Urn) -> int:
    """Erase all private values of a row's events; return how many. Proofs over the events still verify."""
    removed, _ = Private.objects.filter(event__subject=subject).delete()
    return removed
