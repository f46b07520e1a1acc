"""What may be kept as a file, and who may open it: pure decisions."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sinergi.files.models import FileClass
from sinergi.kernel.errors import Invalid, NotFound, Text
from sinergi.kernel.viewer import Asker

READ_OFFICE = "files.read_office"
READ_SECRET = "files.read_secret"  # noqa: S105 - a permission's name

PERMISSIONS: dict[str, Text] = {
    READ_OFFICE: _("Membuka berkas kantor"),
    READ_SECRET: _("Membuka berkas rahasia"),
}

MOST_BYTES = 10 * 1024 * 1024
IMAGE_TYPES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
ACCEPTED: dict[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
    "text/csv": (".csv",),
    "text/plain": (".txt",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
}
_SIGNS: dict[str, bytes] = {
    "application/pdf": b"%PDF-",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": b"PK\x03\x04",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": b"PK\x03\x04",
}


class FileTooLarge(Invalid):
    message = _("Berkas ini terlalu besar: paling besar %(most)s MB.")
    status = 413


class FileEmpty(Invalid):
    message = _("Berkas ini kosong.")


class FileTypeRefused(Invalid):
    message = _(
        "Jenis berkas ini tidak diterima. Yang diterima: foto (JPG, PNG, WebP), PDF, CSV, TXT, XLSX, DOCX."
    )
    status = 415


class ImageUnreadable(Invalid):
    message = _("Foto ini tidak dapat dibaca. Coba simpan sebagai JPG, lalu unggah lagi.")


class NoSuchFile(NotFound):
    message = _("Berkas ini tidak ada, atau bukan untuk Anda.")


def check(content: bytes, media_type: str) -> None:
    """Raise FileEmpty, FileTooLarge or FileTypeRefused; what the bytes say counts, not only the name."""
    if not content:
        raise FileEmpty(field="file")
    if len(content) > MOST_BYTES:
        raise FileTooLarge(field="file", most=MOST_BYTES // 1024 // 1024)
    sign = _SIGNS.get(media_type)
    if media_type not in ACCEPTED or (sign and not content.startswith(sign)):
        raise FileTypeRefused(field="file")


def clean_name(name: str, media_type: str) -> str:
    """A name without folders and control characters that ends as its type says, at most 120 characters."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    base = "".join(
        letter for letter in base if letter.isprintable() and letter not in '<>:"|?*'
    ).strip(" .")
    endings = ACCEPTED[media_type]
    stem = base or "berkas"
    if stem.lower().endswith(endings):
        stem, dot, ending = stem.rpartition(".")
        return f"{stem[:110] or 'berkas'}{dot}{ending.lower()}"
    return f"{stem[:110]}{endings[0]}"


def may_open(
    viewer: Asker, klass: str, by: str, organisation: UUID | None = None, *, admitted: bool = False
) -> bool:
    """Public files are everybody's; office files need an officer's right, secret ones the right to secrets.

    Who put a file there may always open it. The right may be held for the city, or for the office whose
    matter the file is. `admitted`: the owner is a row that is closed to the public and open to this viewer;
    then the right held for anything is enough, because the row itself has been narrower, and somebody who is
    no officer is the person it is about.
    """
    if klass == FileClass.PUBLIC or (viewer.user_id is not None and viewer.urn == by):
        return True
    right = READ_SECRET if klass == FileClass.SECRET else READ_OFFICE
    if viewer.may(right, organisation=organisation):
        return True
    return admitted and (viewer.may_anywhere(right) or not viewer.is_officer)
