"""`sinergi hub --open --port N`: a hub alone, without rights, for conformance runs and benchmarks.

It never touches the city's data: it makes a database of its own and drops it at the end.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from sinergi.site import settings, state
from sinergi.site.cluster import SUPERUSER, Cluster
from sinergi.site.trouble import Trouble

_OURS = ("hub_", "django_migrations")


def run(*, port: int) -> int:
    """Serve until a signal comes."""
    from sinergi.hub.http import Settings, serve

    name = f"sinergi_open_{port}"
    with _cluster() as host:
        _make(host, name)
        try:
            _migrate(host, name)
            print(
                f"HUB TERBUKA di / OPEN HUB at http://127.0.0.1:{port}/ngsi-ld/v1:"
                " tanpa hak akses, data dihapus saat berhenti / no rights, data dropped at exit",
                file=sys.stderr,
                flush=True,
            )
            database = {"host": host, "user": SUPERUSER, "database": name}
            serve(Settings(database=database, open=True), host="127.0.0.1", port=port)
        finally:
            with _connect(host, "postgres") as connection:
                connection.execute(_named("drop database if exists {} with (force)", name))
    return 0


@contextmanager
def _cluster() -> Iterator[str]:
    """The socket folder of the city's cluster when it runs, else of a cluster in a temporary folder."""
    if state.is_held(settings.SINERGI_HOME) and not settings.DATABASE_URL:
        yield settings.DATABASES["default"]["HOST"]
        return
    with tempfile.TemporaryDirectory(prefix="sinergi-hub-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        cluster = Cluster(home)
        cluster.prepare()
        cluster.start(home / "db.log")
        try:
            yield str(cluster.places.run)
        finally:
            cluster.stop()


def _connect(host: str, name: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=host, user=SUPERUSER, dbname=name, autocommit=True)


def _named(text: str, name: str) -> sql.Composed:
    return sql.SQL(text).format(sql.Identifier(name))  # type: ignore[arg-type]


def _make(host: str, name: str) -> None:
    """Make the database anew; refuse one of this name that holds anything but a hub."""
    with _connect(host, "postgres") as connection:
        known = connection.execute(
            "select 1 from pg_database where datname = %s", [name]
        ).fetchone()
        if known and not _is_ours(host, name):
            raise Trouble(
                f"Basis data {name} berisi data lain; hapus sendiri atau pilih port lain.",
                f"The database {name} holds other data; drop it yourself or choose another port.",
            )
        connection.execute(_named("drop database if exists {} with (force)", name))
        connection.execute(_named("create database {} template template0", name))


def _is_ours(host: str, name: str) -> bool:
    with _connect(host, name) as connection:
        tables = connection.execute("select relname from pg_stat_user_tables").fetchall()
    return all(str(table).startswith(_OURS) for (table,) in tables)


def _migrate(host: str, name: str) -> None:
    import django
    from django.core.management import call_command

    settings.DATABASES["default"] |= {"HOST": host, "NAME": name, "USER": SUPERUSER, "PORT": ""}
    django.setup()
    call_command("migrate", "hub", verbosity=0, interactive=False)
