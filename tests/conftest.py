"""Every run of pytest has a private PostgreSQL of its own, and every test a city with reference data.

The cluster lives in a temporary state directory and gives up safety for speed. The first process that
needs a database migrates a template once; each xdist worker gets a copy. A test with
`django_db(transaction=True)` is followed by a new copy instead of emptied tables.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation

from sinergi.kernel import clock
from sinergi.site import reference
from sinergi.site.cluster import Cluster

_TEMPLATE = "sinergi_template"
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
_HOME = Path(
    os.environ["SINERGI_TEST_HOME"] if _WORKER else tempfile.mkdtemp(prefix="sinergi-test-")
)
if not _WORKER:
    _HOME.chmod(0o711)  # the cluster's user must pass through
os.environ["SINERGI_TEST_HOME"] = str(_HOME)
_CLUSTER = Cluster(_HOME, durable=False, buffers=128 << 20)


def _use_home() -> None:
    """Point the settings of this process (read before this file) at the temporary directory."""
    database = settings.DATABASES["default"]
    database |= {"NAME": "postgres", "USER": "sinergi", "PASSWORD": "", "PORT": ""}
    database |= {"HOST": str(_CLUSTER.places.run), "CONN_HEALTH_CHECKS": False}
    settings.SINERGI_HOME = _HOME
    settings.MEDIA_ROOT = _HOME / "files"
    settings.STATIC_ROOT = _HOME / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.configure(file=_HOME / f"now{_WORKER}")


_use_home()
hypothesis.settings.register_profile("house", deadline=None)  # machines that build are busy
hypothesis.settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Start the cluster in the process that leads the run."""
    if not _WORKER and not config.option.collectonly:
        _CLUSTER.prepare()
        _CLUSTER.start(_HOME / "db.log")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the cluster and leave nothing behind."""
    if not _WORKER:
        _CLUSTER.stop()
        shutil.rmtree(_HOME, ignore_errors=True)


def _point_at(name: str) -> None:
    connections["default"].close()
    settings.DATABASES["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


def _make_template() -> None:
    with (_HOME / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _CLUSTER.create(_TEMPLATE):
            return
        _point_at(_TEMPLATE)
        try:
            call_command("migrate", verbosity=0)
            reference.load()
        except BaseException:
            connections["default"].close()
            with _CLUSTER.connect() as connection:
                connection.execute(f'drop database "{_TEMPLATE}"')
            raise
        connections["default"].close()


def _copy_template(name: str) -> None:
    connections.close_all()
    with _CLUSTER.connect() as connection, (_HOME / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}" template "{_TEMPLATE}" strategy file_copy')
    _point_at(name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A database of this worker, copied from the migrated template (takes pytest-django's place)."""
    name = f"test_{_WORKER or 'main'}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        _make_template()
        _copy_template(name)
    TransactionTestCase._fixture_teardown = lambda self: _copy_template(name)  # type: ignore[attr-defined]
    yield
    connections.close_all()


class Databases(NamedTuple):
    """What a fixture needs that makes databases of its own in this run's cluster."""

    cluster: Cluster
    home: Path
    template: str
    point_at: Callable[[str], None]


@pytest.fixture(scope="session")
def databases() -> Databases:
    """The run's cluster, and how to point Django at another database in it."""
    return Databases(_CLUSTER, _HOME, _TEMPLATE, _point_at)


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    """Each test begins in the city's language: a request for an English page leaves its own behind."""
    translation.deactivate()
