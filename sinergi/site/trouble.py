"""What stops the city from starting, said in one sentence in both languages."""

from __future__ import annotations

import errno
from pathlib import Path


class Trouble(Exception):  # noqa: N818 - said to the person at the terminal, who can mend it
    """A reason to stop: one Indonesian and one English sentence. The command prints it and exits with 1.

    gettext is not used: trouble may come before settings and catalogues can be read.
    """

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(f"{indonesian}\n{english}")


def disk_full(place: Path) -> Trouble:
    """The disk that holds `place` is full."""
    return Trouble(
        f"Ruang penyimpanan untuk {place} habis; kosongkan sebagian lalu jalankan lagi.",
        f"The disk that holds {place} is full; free some space and start again.",
    )


def of_os_error(error: OSError, place: Path) -> Trouble:
    """The sentence for an error of the file system at `place`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(place)
    return Trouble(
        f"{error.filename or place} tidak dapat dibaca atau ditulis: {error.strerror}.",
        f"{error.filename or place} cannot be read or written: {error.strerror}.",
    )
