"""Who may open a door, and how refusals are told to machines (RFC 9457, problem+json)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from sinergi.kernel.errors import Refused
from sinergi.people.api import Viewer, viewer_of

PUBLIC = "public"
_READING = ("GET", "HEAD", "OPTIONS")


class DoorRequest(HttpRequest):
    """The request a door gets: `viewer` is who asks."""

    viewer: Viewer


class Door(Protocol):
    """A view that declares who may open it."""

    permission: str

    def __call__(self, request: Any, *args: Any, **kwargs: Any) -> Any: ...


def door(permission: str = PUBLIC) -> Callable[[Callable[..., Any]], Door]:
    """Declare who may open a door. Doors are for reading: other methods get 405.

    What is refused becomes problem+json with its own status. Everybody's pages may be read by
    programs of other sites (CORS), without the reader's session.
    """

    def declare(view: Callable[..., Any]) -> Door:
        @wraps(view)
        def opened(request: Any, *args: Any, **kwargs: Any) -> Any:
            if request.method not in _READING:
                return problem(HTTPStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", "", request.path)
            if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
                return problem(HTTPStatus.BAD_REQUEST, "BadRequest", "", request.path)
            request.viewer = viewer_of(request.user)
            try:
                response = view(request, *args, **kwargs)
            except Refused as refused:
                response = problem(refused.status, refused.code, str(refused), request.path)
            return _labelled(response, request.viewer)

        opened.permission = permission  # type: ignore[attr-defined]
        return opened  # type: ignore[return-value]

    return declare


def problem(status: int, code: str, detail: str, path: str) -> HttpResponse:
    """An error as problem+json: `type` names it for machines, `detail` tells people."""
    body = {
        "type": f"urn:sinergi:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail or None,
        "instance": path,
    }
    return JsonResponse(
        {key: value for key, value in body.items() if value is not None},
        status=int(status),
        content_type="application/problem+json",
    )


def _labelled(response: Any, viewer: Viewer) -> Any:
    response["Access-Control-Allow-Origin"] = "*"
    if viewer.user_id is not None:
        add_never_cache_headers(response)
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response
