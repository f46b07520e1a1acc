"""How far a step of the demo's day is: a note in the state directory, since the step is one transaction."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

_EVERY_SECONDS = 0.5
_last = 0.0


def note(done: int, total: int) -> None:
    """Write down how far it is, at most twice a second."""
    global _last
    if time.monotonic() - _last < _EVERY_SECONDS and done < total:
        return
    _last = time.monotonic()
    partial = _file().with_suffix(".partial")
    partial.write_text(str(100 * done // max(total, 1)))
    partial.replace(_file())


def percent() -> int:
    """How far it is in percent; 0 before it begins."""
    try:
        return int(_file().read_text())
    except (FileNotFoundError, ValueError):
        return 0


def clear() -> None:
    """It is over."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    home: Path = settings.SINERGI_HOME
    return home / "demo-step"
