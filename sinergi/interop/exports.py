"""Datasets as files: CSV and JSON, streamed row by row."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse, StreamingHttpResponse

from sinergi.catalogue import api as catalogue
from sinergi.interop.access import DoorRequest, door
from sinergi.interop.addresses import whole


@door()
def as_csv(request: DoorRequest, key: str) -> StreamingHttpResponse:
    """A dataset as CSV; `?untuk=excel` gives semicolons and a byte order mark."""
    found = catalogue.dataset(key).dataset
    pieces = catalogue.as_csv(found, semicolon=request.GET.get("untuk") == "excel")
    return _file(pieces, f"{key}.csv", "text/csv; charset=utf-8")


@door()
def as_json(request: DoorRequest, key: str) -> StreamingHttpResponse:
    """A dataset as a JSON array of objects."""
    found = catalogue.dataset(key).dataset
    return _file(catalogue.as_json(found), f"{key}.json", "application/json")


@door()
def index(request: DoorRequest) -> JsonResponse:
    """Every dataset with its columns and the addresses of its files."""
    return JsonResponse(
        {"datasets": [_described(listed) for listed in catalogue.datasets()]},
        json_dumps_params={"ensure_ascii": False},
    )


def _described(listed: catalogue.Listed) -> dict[str, Any]:
    found = listed.dataset
    return {
        "key": found.key,
        "stage": listed.stage.value,
        "title": str(found.title),
        "about": str(found.about),
        "licence": catalogue.LICENCE,
        "columns": [
            {"name": column.name, "about": str(column.about), "unit": column.unit or None}
            for column in found.columns
        ],
        "csv": whole(f"/data/{found.key}.csv"),
        "json": whole(f"/data/{found.key}.json"),
    }


def _file(pieces: Any, name: str, media_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
