"""The jobs of files."""

from __future__ import annotations

from sinergi.files import actions
from sinergi.kernel.jobs import serves


@serves("files.sweep", periodic="17 19 * * *")
def sweep(timestamp: int = 0) -> None:
    """Every night at 02.17 WIB: delete bytes that no row knows."""
    actions.sweep()
