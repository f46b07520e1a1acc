"""Files: rights, durability, no hidden data in pictures, no orphans."""

from __future__ import annotations

import hashlib
import io
import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from PIL import Image

from sinergi.files import api as files
from sinergi.kernel.ids import urn, uuid7
from sinergi.people import api as people
from sinergi.people.api import ANONYMOUS, SYSTEM, Viewer

pytestmark = pytest.mark.django_db
OWNER = urn("Surat", uuid7())
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), *, exif: bool = False) -> bytes:
    """A picture; with `exif` it carries a place, a camera and an orientation."""
    image = Image.new("RGB", size, (200, 120, 40))
    marks = Image.Exif()
    if exif:
        marks[0x010F] = "KameraRahasia"
        marks[0x0112] = 6
        marks.get_ifd(0x8825)[1] = "S"
    out = io.BytesIO()
    image.save(out, kind, exif=marks, **({"comment": b"KomentarRahasia"} if kind == "JPEG" else {}))
    return out.getvalue()


def person(*permissions: str) -> Viewer:
    user = people.create_user(name="Orang", email=f"{uuid4()}@contoh.id")
    if permissions:
        people.load_roles({"r": ("R", frozenset(permissions))})
        people.grant(user, "r")
    return people.viewer_of(user)


def kept(klass: str = "public", by: Viewer = SYSTEM, content: bytes = PDF) -> files.File:
    return files.store(
        content, name="surat.pdf", media_type="application/pdf", owner=OWNER, klass=klass, by=by
    )


def bytes_of(row: files.File, viewer: Viewer) -> bytes:
    with files.open_file(row.id, viewer).stream as stream:
        return stream.read()


def test_what_is_stored_is_what_is_read() -> None:
    row = kept()
    assert bytes_of(row, ANONYMOUS) == PDF
    assert row.digest == hashlib.sha256(PDF).hexdigest()
    assert row.size == len(PDF)


@pytest.mark.parametrize("klass", ["office", "secret"])
def test_closed_files_are_served_to_nobody_else(klass: str, client: Client) -> None:
    owner, other = person(), person()
    row = kept(klass, by=owner)
    assert bytes_of(row, owner) == PDF
    for viewer in (ANONYMOUS, other):
        with pytest.raises(files.NoSuchFile):
            files.open_file(row.id, viewer)
        assert files.files_of(OWNER, viewer) == []
    assert client.get(f"/berkas/{row.id}/").status_code == 404
    user = people.user(other.user_id)  # type: ignore[arg-type]
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/berkas/{row.id}/").status_code == 404


def test_office_rights_do_not_open_secrets() -> None:
    office = person(files.READ_OFFICE)
    assert bytes_of(kept("office"), office) == PDF
    with pytest.raises(files.NoSuchFile):
        files.open_file(kept("secret").id, office)
    assert bytes_of(kept("secret"), person(files.READ_SECRET)) == PDF


def test_public_files_leave_by_the_door_with_safe_headers(client: Client) -> None:
    answer = client.get(f"/berkas/{kept().id}/")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    again = client.get(f"/berkas/{kept().id}/", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert client.get(f"/berkas/{uuid4()}/").status_code == 404


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_pictures_lose_what_they_hide(kind: str, media_type: str) -> None:
    row = files.store(
        picture(kind, exif=True), name="foto", media_type=media_type, owner=OWNER, by=SYSTEM
    )
    content = bytes_of(row, ANONYMOUS)
    assert b"Rahasia" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert not image.getexif()
        assert image.format == kind
        assert image.size == (20, 40), "the orientation is turned into the picture"


def test_large_pictures_are_made_smaller() -> None:
    row = files.store(
        picture(size=(4000, 1000)), name="f.jpg", media_type="image/jpeg", owner=OWNER, by=SYSTEM
    )
    with Image.open(io.BytesIO(bytes_of(row, ANONYMOUS))) as image:
        assert image.size == (2400, 600)


@pytest.mark.parametrize(
    ("content", "media_type", "error"),
    [
        (b"", "application/pdf", files.FileEmpty),
        (b"x" * (files.MOST_BYTES + 1), "text/plain", files.FileTooLarge),
        (b"MZ\x90", "application/x-msdownload", files.FileTypeRefused),
        (b"<html>", "text/html", files.FileTypeRefused),
        (b"<svg>", "image/svg+xml", files.FileTypeRefused),
        (b"not a pdf", "application/pdf", files.FileTypeRefused),
        (b"not a picture", "image/jpeg", files.ImageUnreadable),
        (picture("PNG"), "image/jpeg", files.ImageUnreadable),
        (picture()[:200], "image/jpeg", files.ImageUnreadable),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    content: bytes, media_type: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as refused:
        files.store(content, name="x", media_type=media_type, owner=OWNER, by=SYSTEM)
    assert refused.value.field == "file"  # type: ignore[attr-defined]
    assert not files.File.objects.exists()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\surat\\Nota Dinas.PDF", "Nota Dinas.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("", "berkas.pdf"),
        ("x" * 300 + ".pdf", "x" * 110 + ".pdf"),
    ],
)
def test_names_are_harmless(given: str, shown: str) -> None:
    row = files.store(PDF, name=given, media_type="application/pdf", owner=OWNER, by=SYSTEM)
    assert row.name == shown


def test_the_sweep_takes_orphans_older_than_a_day_and_nothing_else() -> None:
    row = kept()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        kept()
        _ = 1 / 0
    root = Path(settings.MEDIA_ROOT)
    known = root / row.place
    orphans = [path for path in root.rglob("*") if path.is_file() and path != known]
    assert orphans
    assert files.sweep() == 0, "too young"
    old = time.time() - 25 * 3600
    for path in (known, *orphans):
        os.utime(path, (old, old))
    assert files.sweep() == len(orphans)
    assert known.exists()
    assert not any(path.exists() for path in orphans)


def test_a_removed_file_is_gone_for_everybody() -> None:
    row = kept()
    files.remove(row, by=SYSTEM)
    with pytest.raises(files.NoSuchFile):
        files.open_file(row.id, SYSTEM)


def test_no_half_written_file_has_the_name_of_a_whole_one() -> None:
    row = kept()
    folder = (Path(settings.MEDIA_ROOT) / row.place).parent
    assert not list(folder.glob("*.partial"))
    assert (folder.stat().st_mode & 0o777) == 0o700
