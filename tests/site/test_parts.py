"""A part that is killed comes back; Ctrl-C ends everything; a second start is quick."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psycopg
import pytest

from sinergi.site import cluster
from tests.site.city import City, environment, running

pytestmark = pytest.mark.prove

WORDS = {
    "web": "gunicorn",
    "hub": "uvicorn",
    "work": "procrastinate",
    "mqtt": "mosquitto -c",
    "db": "postgres -D",
}


def _until(holds: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=10).status_code == 200
    except httpx.HTTPError:
        return False


def _whole(city: City) -> bool:
    """Pages, hub and database answer."""
    run = cluster.locate(city.home).run
    try:
        psycopg.connect(host=str(run), user=cluster.SUPERUSER, dbname=cluster.DATABASE).close()
    except psycopg.OperationalError:
        return False
    return _answers(f"{city.url}/") and _answers(f"{city.hub}/entities?type=Indicator")


def test_each_part_comes_back(home: Path) -> None:
    with running(environment(home)) as city:
        assert _whole(city)
        for name, words in WORDS.items():
            pids = city.pids_of(words)
            if name == "mqtt" and not pids:
                continue
            assert pids, (name, city.processes())
            os.kill(min(pids), signal.SIGKILL)
            _until(lambda name=name: f"{name}: berhenti" in city.said())  # type: ignore[misc]
            _until(lambda: _whole(city))
            _until(lambda words=words: bool(city.pids_of(words)))  # type: ignore[misc]
        log = (home / "logs" / "supervisor.log").read_text()
        assert "signal 9" in log


def test_ctrl_c_ends_everything_and_the_next_start_is_quick(home: Path) -> None:
    city = City(environment(home))
    city.start()
    processes = city.processes()
    assert city.stop() == 0
    assert [line for pid, line in processes.items() if Path(f"/proc/{pid}").exists() and line] == []
    try:
        assert city.start() < 10
        assert _whole(city)
        assert "Memuat" not in city.said()
    finally:
        city.stop()


def test_a_killed_supervisor_takes_its_parts_along(home: Path) -> None:
    city = City(environment(home))
    city.start()
    processes = city.processes()
    assert city.process is not None
    city.process.kill()
    city.process.wait()
    _until(lambda: not any(_lives(pid) for pid in processes))
    city.start()
    assert _whole(city)
    city.stop()


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
