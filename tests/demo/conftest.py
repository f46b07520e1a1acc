"""The demo city is loaded once for the whole run, by the first worker that asks; each test gets a copy."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from sinergi.demo import api as demo
from sinergi.demo import crowd
from sinergi.kernel import clock

_LOADED = "sinergi_demo_loaded"


def _load(databases: Any) -> None:
    """Make the database of the loaded demo if no worker has yet."""
    with (databases.home / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with databases.cluster.connect() as connection:
            query = "select 1 from pg_database where datname = %s"
            if connection.execute(query, [_LOADED]).fetchone():
                return
        _copy(databases, databases.template, _LOADED)
        databases.point_at(_LOADED)
        try:
            demo.load()
        except BaseException:
            _drop(databases, _LOADED)
            raise
        connections["default"].close()


def _copy(databases: Any, template: str, name: str) -> None:
    with databases.cluster.connect() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}" template "{template}" strategy file_copy')


def _drop(databases: Any, name: str) -> None:
    connections["default"].close()
    with databases.cluster.connect() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


@pytest.fixture
def demo_city(django_db_setup: None, django_db_blocker: Any, databases: Any) -> Iterator[None]:
    """A copy of the demo city on its starting day, thrown away after the test."""
    own = settings.DATABASES["default"]["NAME"]
    copy = f"{own}_demo"
    with django_db_blocker.unblock():
        try:
            _load(databases)
            _copy(databases, _LOADED, copy)
            databases.point_at(copy)
            crowd.forget()
            demo.wake()
            yield
        finally:
            clock.set_shift(timedelta(0))
            _drop(databases, copy)
            databases.point_at(own)
            crowd.forget()
