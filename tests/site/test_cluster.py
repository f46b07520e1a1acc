"""The private PostgreSQL: reachable by nobody else, and never lost."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinergi.site import programs
from sinergi.site.cluster import Cluster, locate
from sinergi.site.system_user import Owner, can_enter
from sinergi.site.trouble import Trouble

as_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root starts the server as somebody else"
)


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    """A durable cluster, prepared but not started."""
    made = Cluster(home, buffers=32 << 20)
    made.prepare()
    yield made
    made.stop()
    if made.places.data.parent != made.home:
        shutil.rmtree(made.places.data.parent)


def _start(cluster: Cluster) -> None:
    cluster.start(cluster.home / "db.log")


def test_only_its_owner_enters(cluster: Cluster) -> None:
    _start(cluster)
    for folder in (cluster.places.run, cluster.places.data):
        found = folder.stat()
        assert stat.S_IMODE(found.st_mode) == 0o700
        assert found.st_uid == cluster.owner.uid
    with cluster.connect() as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_what_was_committed_survives_kill(cluster: Cluster) -> None:
    _start(cluster)
    with cluster.connect() as connection:
        connection.execute("create table kept as select 1 as one")
    assert cluster.process is not None
    os.kill(cluster.process.pid, signal.SIGKILL)
    cluster.process.wait()
    cluster.prepare()
    _start(cluster)
    with cluster.connect() as connection:
        assert connection.execute("select one from kept").fetchone() == (1,)


def test_an_orphan_is_found_and_stopped(cluster: Cluster) -> None:
    """A server of this directory that outlived whoever started it."""
    _start(cluster)
    orphan = cluster.process
    assert orphan is not None
    again = Cluster(cluster.home, buffers=32 << 20)
    again.prepare()
    assert orphan.wait(10) is not None
    _start(again)
    again.stop()


def test_it_ends_with_its_parent_even_when_that_is_killed(home: Path) -> None:
    script = (
        "import sys,time;from pathlib import Path;from sinergi.site.cluster import Cluster;"
        "c=Cluster(Path(sys.argv[1]),buffers=32<<20);c.prepare();"
        "print(c.start(Path(sys.argv[1])/'db.log').pid,flush=True);time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(home)], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        server = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline and _runs(server):
        time.sleep(0.05)
    assert not _runs(server)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_long_path_gets_a_short_socket(home: Path) -> None:
    deep = home / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    assert len(str(locate(deep).run)) < 60
    assert locate(deep) == locate(deep)


def test_a_moved_directory_takes_its_data_along(cluster: Cluster) -> None:
    moved = cluster.home.with_name("moved")
    cluster.home.rename(moved)
    assert locate(moved).data == moved / "pg"
    moved.rename(cluster.home)
    (cluster.home / "cluster").write_text(str(programs.SHARED_STATE / "other" / "pg"))
    with pytest.raises(Trouble, match="was moved"):
        locate(cluster.home)
    (cluster.home / "cluster").unlink()


@as_root
def test_a_closed_directory_is_not_opened(home: Path) -> None:
    home.chmod(0o700)
    cluster = Cluster(home, buffers=32 << 20)
    assert cluster.places.data.is_relative_to(programs.SHARED_STATE)
    try:
        cluster.prepare()
        _start(cluster)
        with cluster.connect() as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert Cluster(home).places == cluster.places
    finally:
        cluster.stop()
        shutil.rmtree(cluster.places.data.parent)


@as_root
def test_programs_out_of_reach_are_copied(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SHARED_STATE", home / "shared")
    nobody = Owner("nobody", 65534, 65534)
    monkeypatch.setattr(programs, "can_enter", lambda path, user: False)
    copied = programs.binaries(nobody)
    assert copied.is_relative_to(home / "shared")
    version = subprocess.run(
        [copied / "postgres", "--version"], capture_output=True, text=True, check=True, user=65534
    )
    assert f" {programs.MAJOR}." in version.stdout


def test_who_may_enter(home: Path) -> None:
    stranger = Owner("nobody", 65534, 65534)
    assert can_enter(home, stranger)
    home.chmod(0o700)
    assert can_enter(home, stranger) is False
