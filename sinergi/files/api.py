"""The face of files."""

from sinergi.files.actions import remove, store, sweep
from sinergi.files.models import File, FileClass
from sinergi.files.queries import Opened, file, files_of, files_of_many, open_file
from sinergi.files.rules import (
    ACCEPTED,
    MOST_BYTES,
    PERMISSIONS,
    READ_OFFICE,
    READ_SECRET,
    FileEmpty,
    FileTooLarge,
    FileTypeRefused,
    ImageUnreadable,
    NoSuchFile,
)

__all__ = [
    "ACCEPTED",
    "MOST_BYTES",
    "PERMISSIONS",
    "READ_OFFICE",
    "READ_SECRET",
    "File",
    "FileClass",
    "FileEmpty",
    "FileTooLarge",
    "FileTypeRefused",
    "ImageUnreadable",
    "NoSuchFile",
    "Opened",
    "file",
    "files_of",
    "files_of_many",
    "open_file",
    "remove",
    "store",
    "sweep",
]
