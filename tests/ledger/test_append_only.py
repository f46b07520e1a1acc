"""The history is appended, never edited: the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from sinergi.kernel import ids
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.ledger.models import Edge, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """An event with one edge."""
    child, parent, actor = (ids.urn(kind, ids.uuid7()) for kind in ("Usulan", "Suara", "User"))
    made = record(
        stage="proposals",
        verb="propose",
        subject=child,
        actor=actor,
        parents=[Parent(parent, EdgeKind.GREW_FROM)],
    )
    return Event.objects.get(pk=made)


def _refused(act: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()


@pytest.mark.parametrize("column", ["stage", "verb", "subject", "actor", "at", "facts", "xid"])
def test_no_column_of_an_event_changes(event: Event, column: str) -> None:
    new = {"at": "now()", "facts": "'{\"a\":1}'", "xid": "'1'"}.get(column, "'other'")
    with connection.cursor() as cursor:
        _refused(lambda: cursor.execute(f"update ledger_event set {column} = {new}"))


def test_an_event_is_sealed_once(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(leaf=7)
    _refused(lambda: Event.objects.filter(pk=event.pk).update(leaf=8))


def test_nothing_is_deleted(event: Event) -> None:
    _refused(lambda: Edge.objects.all().delete())
    _refused(lambda: Edge.objects.update(kind="funds"))
    with connection.cursor() as cursor:
        _refused(lambda: cursor.execute("delete from ledger_event"))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_emptied() -> None:
    with connection.cursor() as cursor:
        _refused(lambda: cursor.execute("truncate ledger_event cascade"))
        _refused(lambda: cursor.execute("truncate ledger_edge"))


def test_an_edge_never_leads_to_itself(event: Event) -> None:
    urn = Urn(event.subject)
    with pytest.raises(DatabaseError, match="ledger_edge_not_itself"), transaction.atomic():
        record(
            stage="proposals",
            verb="propose",
            subject=urn,
            actor=urn,
            parents=[Parent(urn, EdgeKind.PART_OF)],
        )
