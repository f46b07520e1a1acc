"""Where the bytes lie: `$SINERGI_HOME/files`, written, fsynced and renamed before anybody hears of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


class DurableStorage(FileSystemStorage):
    """Django's file system storage whose `save` returns only when the bytes survive a power cut."""

    def __init__(self, location: Any = None) -> None:
        super().__init__(
            location=location or settings.MEDIA_ROOT,
            file_permissions_mode=_FILE_MODE,
            directory_permissions_mode=_FOLDER_MODE,
        )

    def _save(self, name: str, content: File[Any]) -> str:
        goal = Path(self.path(name))
        goal.parent.mkdir(parents=True, exist_ok=True, mode=_FOLDER_MODE)
        partial = goal.with_name(f"{goal.name}.partial")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            for chunk in content.chunks():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(goal)
        _fsync_folder(goal.parent)
        return name

    def everything(self) -> Iterator[tuple[str, float]]:
        """Each kept file: its name here and the machine's time of its last change in seconds."""
        root = Path(self.location)
        for path in root.rglob("*"):
            if path.is_file():
                yield path.relative_to(root).as_posix(), path.stat().st_mtime


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def storage() -> DurableStorage:
    """The storage of this city."""
    return DurableStorage(settings.MEDIA_ROOT)
