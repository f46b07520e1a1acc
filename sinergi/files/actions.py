"""Keep a file, remove it, sweep away what no row knows."""

from __future__ import annotations

import hashlib
import time
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from sinergi.files.images import reencode
from sinergi.files.models import File, FileClass
from sinergi.files.rules import IMAGE_TYPES, check, clean_name
from sinergi.files.storage import storage
from sinergi.kernel.ids import Urn
from sinergi.kernel.viewer import Asker
from sinergi.ledger.api import record

_ORPHAN_SECONDS = 24 * 3600


@transaction.atomic
def store(
    content: bytes,
    *,
    name: str,
    media_type: str,
    owner: Urn,
    klass: str = FileClass.PUBLIC,
    by: Asker,
    organisation: UUID | None = None,
) -> File:
    """Keep bytes as a file of `owner`; durable on disk before the row commits.

    `organisation` is the id of the office whose matter it is. Whoever acts on the owner has already been
    asked for their right to it. Raises FileEmpty, FileTooLarge, FileTypeRefused, ImageUnreadable (all at
    field `file`).
    """
    check(content, media_type)
    if media_type in IMAGE_TYPES:
        content = reencode(content, media_type)
    digest = hashlib.sha256(content).hexdigest()
    file_id = uuid4()
    place = f"{file_id.hex[:2]}/{file_id.hex}"
    storage().save(place, ContentFile(content))
    row = File.objects.create(
        id=file_id,
        owner=owner,
        name=clean_name(name, media_type),
        media_type=media_type,
        size=len(content),
        digest=digest,
        klass=FileClass(klass),
        place=place,
        by=by.urn,
        organisation=organisation,
    )
    facts = {
        "owner": owner,
        "digest": digest,
        "size": row.size,
        "klass": row.klass,
        "media_type": media_type,
    }
    record(stage="files", verb="store", subject=row.urn, actor=by.urn, facts=facts)
    return row


@transaction.atomic
def remove(row: File, *, by: Asker) -> None:
    """Forget a file: its row now, its bytes by the sweep. The history keeps its digest."""
    record(
        stage="files", verb="remove", subject=row.urn, actor=by.urn, facts={"digest": row.digest}
    )
    row.delete()


def sweep() -> int:
    """Delete bytes older than a day that no row knows (of actions that rolled back); return how many.

    Reads the machine's clock: files carry its time, not the city's.
    """
    kept = storage()
    limit = time.time() - _ORPHAN_SECONDS
    old = [place for place, changed in kept.everything() if changed < limit]
    known = set(File.objects.filter(place__in=old).values_list("place", flat=True))
    orphans = [place for place in old if place not in known]
    for place in orphans:
        kept.delete(place)
    return len(orphans)
