"""Read files under the viewer's right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, cast
from uuid import UUID

from sinergi.files.models import File
from sinergi.files.rules import NoSuchFile, may_open
from sinergi.files.storage import storage
from sinergi.kernel.ids import Urn
from sinergi.kernel.viewer import Asker


@dataclass(frozen=True)
class Opened:
    """A file ready to be read; whoever gets it closes `stream`."""

    row: File
    stream: BinaryIO


def file(file_id: UUID | str) -> File | None:
    """What is known of a file, without asking a right: for doors that ask the owner's first."""
    return File.objects.filter(pk=file_id).first()


def open_file(file_id: UUID | str, viewer: Asker, *, admitted: bool = False) -> Opened:
    """Open a file. Raises NoSuchFile when there is none or it is not for this viewer: both look alike.

    `admitted`: the owner is closed to the public and open to this viewer.
    """
    row = file(file_id)
    if row is None or not _may(row, viewer, admitted):
        raise NoSuchFile
    kept = storage()
    if not kept.exists(row.place):
        raise NoSuchFile
    return Opened(row, cast(BinaryIO, kept.open(row.place)))


def files_of(urn: Urn, viewer: Asker, *, admitted: bool = False) -> list[File]:
    """The files of a row that this viewer may open, oldest first."""
    rows = File.objects.filter(owner=urn).order_by("created_at", "id")
    return [row for row in rows if _may(row, viewer, admitted)]


def files_of_many(urns: list[Urn], viewer: Asker) -> dict[Urn, list[File]]:
    """The same for many rows in one query."""
    found: dict[Urn, list[File]] = {urn: [] for urn in urns}
    for row in File.objects.filter(owner__in=urns).order_by("created_at", "id"):
        if _may(row, viewer, False):
            found[Urn(row.owner)].append(row)
    return found


def _may(row: File, viewer: Asker, admitted: bool) -> bool:
    return may_open(viewer, row.klass, row.by, row.organisation, admitted=admitted)
