"""Serve a file to whoever may read it."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from sinergi.files.api import open_file
from sinergi.portal.access import PortalRequest, page

_INLINE = ("image/jpeg", "image/png", "image/webp", "application/pdf")


@page("public", methods=("GET", "HEAD"))
def serve(request: PortalRequest, file_id: UUID) -> HttpResponseBase:
    """The bytes, under the viewer's right; who may not read it is told that there is no such file."""
    opened = open_file(file_id, request.viewer)
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
