"""What stops a start is said in one sentence of each language, and nothing is harmed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sinergi.site import state
from sinergi.site.programs import MAJOR
from tests.site.city import command, environment


def _refused(env: dict[str, str], *words: str) -> str:
    done = command("up", env=env)
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 2, done.stderr
    for word in words:
        assert all(word in line for line in lines), lines
    return done.stderr


@contextmanager
def _listening() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.mark.parametrize("setting", ["SINERGI_PORT", "SINERGI_HUB_PORT"])
def test_a_taken_port(home: Path, setting: str) -> None:
    with _listening() as port:
        _refused(environment(home, **{setting: str(port)}), setting, str(port))


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("postgresql://siapa:rahasia@127.0.0.1:1/kota", "127.0.0.1/kota"),
        ("mysql://siapa:rahasia@127.0.0.1/kota", "postgresql://"),
        ("bukan alamat", "postgresql://"),
    ],
)
def test_a_wrong_database(home: Path, url: str, word: str) -> None:
    said = _refused(environment(home, DATABASE_URL=url), "DATABASE_URL", word)
    assert "rahasia" not in said
    assert not (home / "pg").exists()


def test_a_state_directory_of_a_newer_release(home: Path) -> None:
    note = json.dumps({"state": state.STATE_VERSION + 1, "release": "9.9.9"})
    (home / "version").write_text(note)
    _refused(environment(home), "9.9.9", str(home))
    assert (home / "version").read_text() == note
    assert not (home / "pg").exists()


def test_a_state_directory_nobody_understands(home: Path) -> None:
    (home / "version").write_text("?")
    _refused(environment(home), str(home / "version"))


def test_data_of_another_postgresql(home: Path) -> None:
    (home / "pg").mkdir()
    (home / "pg" / "PG_VERSION").write_text("14\n")
    _refused(environment(home), "PostgreSQL 14", MAJOR)
    assert [path.name for path in (home / "pg").iterdir()] == ["PG_VERSION"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SINERGI_PORT", "delapan"),
        ("SINERGI_NOW", "kemarin"),
        ("SINERGI_MAIL_URL", "pigeon://loft"),
    ],
)
def test_a_setting_that_cannot_be_read(home: Path, name: str, value: str) -> None:
    _refused(environment(home, **{name: value}), name)


def test_a_second_city_in_the_same_directory(home: Path) -> None:
    with state.hold(home):
        _refused(environment(home), str(home), str(os.getpid()))


def test_a_state_directory_that_cannot_be_made(home: Path) -> None:
    (home / "file").write_text("")
    _refused(environment(home / "file" / "city"), str(home / "file"))


def test_a_full_disk(home: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(home)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        _refused(environment(home), str(home))
        assert not (home / "pg").exists()
    finally:
        subprocess.run(["umount", str(home)], check=True)
