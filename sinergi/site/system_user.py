"""The system user the private PostgreSQL runs as, and what that user can reach."""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sinergi.site.trouble import Trouble

SYSTEM_USER = "sinergi-db"


@dataclass(frozen=True)
class Owner:
    """The system user the server runs as."""

    name: str
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Whether it is somebody else than the user of this process."""
        return self.uid != os.geteuid()


def owner() -> Owner:
    """This user, or for root the system user of the cluster (made when missing)."""
    if os.geteuid() != 0:
        me = pwd.getpwuid(os.geteuid())
        return Owner(me.pw_name, me.pw_uid, me.pw_gid)
    try:
        found = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        found = _made_user()
    return Owner(found.pw_name, found.pw_uid, found.pw_gid)


def known() -> Owner:
    """The cluster's user without making it: reading settings changes nothing on the machine."""
    try:
        found = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return Owner(SYSTEM_USER, -1, -1)
    return Owner(found.pw_name, found.pw_uid, found.pw_gid)


def _made_user() -> pwd.struct_passwd:
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    command = [useradd, "--system", "--user-group", "--no-create-home"]
    shell = ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    with contextlib.suppress(FileNotFoundError):
        subprocess.run([*command, *shell], capture_output=True, check=False)
    for name in (SYSTEM_USER, "postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise Trouble(
        f"Pengguna sistem {SYSTEM_USER} tidak dapat dibuat; jalankan sebagai pengguna biasa.",
        f"The system user {SYSTEM_USER} cannot be made; start Sinergi as an ordinary user.",
    )


def can_enter(path: Path, user: Owner) -> bool:
    """Whether the user may pass through every folder down to `path`, by mode bits alone."""
    groups = {user.gid, *(g.gr_gid for g in grp.getgrall() if user.name in g.gr_mem)}
    for folder in (path, *path.parents):
        if not folder.exists():
            continue
        stat = folder.stat()
        if stat.st_uid == user.uid:
            needed = 0o100
        elif stat.st_gid in groups:
            needed = 0o010
        else:
            needed = 0o001
        if not stat.st_mode & needed:
            return False
    return True
