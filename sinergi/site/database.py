"""The city's database: the private cluster, or the one `DATABASE_URL` names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from sinergi.site import state
from sinergi.site.cluster import Cluster
from sinergi.site.trouble import Trouble

LEAST_VERSION = 150000


def check(url: str) -> None:
    """Raise Trouble when the database of `DATABASE_URL` cannot be used. The password is never shown."""
    try:
        parts = urlsplit(url)
        shown = f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
        if parts.scheme not in ("postgres", "postgresql"):
            raise ValueError(parts.scheme)
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version
    except ValueError as error:
        raise Trouble(
            "DATABASE_URL harus berbentuk postgresql://pengguna:sandi@host/basisdata.",
            "DATABASE_URL must look like postgresql://user:password@host/database.",
        ) from error
    except psycopg.Error as error:
        why = (str(error).strip().splitlines() or ["?"])[-1]
        raise Trouble(
            f"Basis data {shown} (DATABASE_URL) tidak dapat dihubungi: {why}",
            f"The database {shown} (DATABASE_URL) cannot be reached: {why}",
        ) from error
    if version < LEAST_VERSION:
        raise Trouble(
            f"Basis data {shown} memakai PostgreSQL {version // 10000}; perlu 15 atau lebih baru.",
            f"The database {shown} is PostgreSQL {version // 10000}; 15 or newer is needed.",
        )


@contextmanager
def running(home: Path, url: str) -> Iterator[None]:
    """A database for a single command: started for it unless somebody already runs it."""
    if url:
        check(url)
        yield
        return
    if state.is_held(home):
        yield
        return
    with state.hold(home):
        state.lay_out(home)
        cluster = Cluster(home)
        cluster.prepare()
        cluster.start(state.logs(home) / "db.log")
        try:
            cluster.create()
            yield
        finally:
            cluster.stop()
