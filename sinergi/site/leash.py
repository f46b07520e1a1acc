"""Children that cannot outlive their parent, even when the parent is killed with -9 (Linux)."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def popen(
    command: Sequence[str],
    *,
    farewell: signal.Signals = signal.SIGTERM,
    user: int | None = None,
    group: int | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    **streams: Any,
) -> subprocess.Popen[bytes]:
    """Start a child in a process group of its own; the kernel sends it `farewell` when this thread ends.

    Call it from the main thread: Linux ties the farewell to the thread that started the child. A change
    of user clears the farewell, so it is set after `user` took effect.
    """
    parent = os.getpid()

    def tie() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(farewell), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(
        command,
        user=user,
        group=group,
        extra_groups=[] if user is not None else None,
        cwd=cwd,
        env=None if env is None else dict(env),
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=tie,
        **streams,
    )


def end_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a child and everything it started."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return
