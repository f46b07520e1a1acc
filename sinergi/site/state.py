"""The state directory (`SINERGI_HOME`): who holds it, which release wrote it, and what lies where."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sinergi import __version__
from sinergi.site.trouble import Trouble, disk_full, of_os_error

STATE_VERSION = 1
"""Rises when a release lays out the state directory in a way older releases cannot read."""

_LEAST_FREE_BYTES = 128 << 20


def home() -> Path:
    """The state directory of this process, as `settings.py` reads it, without reading settings."""
    return Path(os.environ.get("SINERGI_HOME", ".state")).resolve()


def logs(folder: Path) -> Path:
    """The folder of the logs."""
    return folder / "logs"


def lay_out(folder: Path) -> None:
    """Make the folders and note the version. Raises Trouble for a newer state or a full disk."""
    try:
        logs(folder).mkdir(parents=True, exist_ok=True)
        _check_version(folder / "version")
        if shutil.disk_usage(folder).free < _LEAST_FREE_BYTES:
            raise disk_full(folder)
        note = json.dumps({"state": STATE_VERSION, "release": __version__})
        partial = folder / "version.partial"
        partial.write_text(note + "\n")
        partial.replace(folder / "version")
    except OSError as error:
        raise of_os_error(error, folder) from error


def _check_version(note: Path) -> None:
    if not note.exists():
        return
    try:
        found = json.loads(note.read_text())
        state, release = int(found["state"]), str(found.get("release", "?"))
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble(
            f"Berkas {note} tidak dapat dipahami; tidak ada yang diubah.",
            f"The file {note} cannot be understood; nothing was changed.",
        ) from error
    if state > STATE_VERSION:
        raise Trouble(
            f"{note.parent} ditulis oleh Sinergi {release} yang lebih baru daripada {__version__};"
            " jalankan rilis itu, tidak ada yang diubah.",
            f"{note.parent} was written by Sinergi {release}, which is newer than {__version__};"
            " run that release. Nothing was changed.",
        )


def is_held(folder: Path) -> bool:
    """Whether a Sinergi runs on this state directory now."""
    try:
        with hold(folder):
            return False
    except Trouble:
        return True


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """The one lock on the state directory, freed by the kernel however this process ends.

    Raises Trouble when another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            pid = file.read().strip() or "?"
            raise Trouble(
                f"Sinergi lain sudah berjalan di {folder} (proses {pid}).",
                f"Another Sinergi already runs in {folder} (process {pid}).",
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
