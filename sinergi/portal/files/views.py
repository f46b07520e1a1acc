"""Serve a file to whoever may read it."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from sinergi.files.api import FileClass, NoSuchFile, file, open_file
from sinergi.kernel.ids import Urn
from sinergi.people.api import ANONYMOUS, Viewer
from sinergi.portal.access import PortalRequest, page
from sinergi.thread.api import describe, stage_of

_INLINE = ("image/jpeg", "image/png", "image/webp", "application/pdf")


@page("public", methods=("GET", "HEAD"))
def serve(request: PortalRequest, file_id: UUID) -> HttpResponseBase:
    """The bytes, under the viewer's right; who may not read it is told that there is no such file.

    A row that the viewer may not see hides all its files, except from who put them there.
    """
    opened = open_file(file_id, request.viewer, admitted=_admitted(file_id, request.viewer))
    row = opened.row
    tag = f'"{row.digest}"'
    public = row.klass == "public"
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        opened.stream.close()
        response = HttpResponse(status=304)
    else:
        response = FileResponse(
            opened.stream,
            as_attachment=row.media_type not in _INLINE,
            filename=row.name,
            content_type=row.media_type,
        )
        response["Content-Length"] = str(row.size)
    response["ETag"] = tag
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=3600" if public else "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _admitted(file_id: UUID, viewer: Viewer) -> bool:
    """Whether the owner is closed to the public and open to this viewer. Raises NoSuchFile if closed to them."""
    known = file(file_id)
    if known is None:
        raise NoSuchFile
    owner = Urn(known.owner)
    if stage_of(owner) is None:
        return False
    if owner not in describe([owner], viewer):
        if viewer.user_id is None or viewer.urn != known.by:
            raise NoSuchFile
        return False
    return known.klass != FileClass.PUBLIC and owner not in describe([owner], ANONYMOUS)
