"""One city for all tests here, made once for the whole run; each test gets it as it was made."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction

from sinergi.kernel import clock
from tests.roles.world import NOW, World, build


def _copy(databases: Any, template: str, name: str) -> None:
    connections["default"].close()
    with databases.cluster.connect() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}" template "{template}" strategy file_copy')


def _made(databases: Any, name: str, **given: bool) -> World:
    """The city under this name; the first worker that asks makes it."""
    note = databases.home / f"{name}.json"
    with (databases.home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            _copy(databases, databases.template, name)
            databases.point_at(name)
            with clock.travel(NOW):
                world = build(**given)
            connections["default"].close()
            note.write_text(json.dumps(world.plain()))
    return World(**json.loads(note.read_text()))


@pytest.fixture
def city_of(
    django_db_setup: None, django_db_blocker: Any, databases: Any
) -> Iterator[Callable[..., World]]:
    """Open one of the cities for this test: its own copy, at its own day."""
    own = settings.DATABASES["default"]["NAME"]
    copy = f"{own}_roles"

    def opened(name: str, **given: bool) -> World:
        world = _made(databases, name, **given)
        _copy(databases, name, copy)
        databases.point_at(copy)
        return world

    with django_db_blocker.unblock(), clock.travel(NOW):
        try:
            cache.clear()
            yield opened
        finally:
            cache.clear()
            connections["default"].close()
            with databases.cluster.connect() as connection:
                connection.execute(f'drop database if exists "{copy}" with (force)')
            databases.point_at(own)


@pytest.fixture
def world(city_of: Callable[..., World]) -> World:
    """The real city: nothing in it is invented."""
    return city_of("sinergi_roles_real")


@pytest.fixture
def invented(city_of: Callable[..., World]) -> World:
    """The same city in which every row that can be is invented."""
    return city_of("sinergi_roles_contoh", contoh=True)


@pytest.fixture
def undone(world: World) -> Callable[[], Any]:
    """A transaction that is taken back at its end."""

    class Undone:
        def __enter__(self) -> None:
            self._atomic = transaction.atomic()
            self._atomic.__enter__()

        def __exit__(self, *error: Any) -> None:
            transaction.set_rollback(True)
            self._atomic.__exit__(None, None, None)

    return Undone
