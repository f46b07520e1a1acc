"""A whole chain in one request, as JSON and as linked NGSI-LD entities."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from sinergi.interop.access import DoorRequest, door
from sinergi.interop.addresses import thread_of
from sinergi.thread import api as thread

CORE_CONTEXT = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld"
VOCABULARY = "/ngsi-ld/v1/context/sinergi.jsonld"  # served by the hub
_ROWS_SHOWN = 100
_MOST = 10_000


@door()
def as_json(request: DoorRequest, name: str) -> HttpResponse:
    """The thread of a row by URN or code. Every row is named; the first 100 of a kind are described."""
    urn = thread.resolve(name, request.viewer)
    chain = thread.follow(urn, request.viewer, show=_ROWS_SHOWN)
    return JsonResponse(thread.as_json(chain, thread_of), json_dumps_params=_READABLE)


@door()
def as_entities(request: DoorRequest, name: str) -> HttpResponse:
    """The same as entities with relationships, ready for any NGSI-LD broker (batch upsert)."""
    urn = thread.resolve(name, request.viewer)
    chain = thread.follow(urn, request.viewer, described=_MOST)
    context = [f"{settings.SINERGI_HUB_BASE_URL}{VOCABULARY}", CORE_CONTEXT]
    body = [entity | {"@context": context} for entity in thread.entities(chain)]
    return JsonResponse(
        body, safe=False, content_type="application/ld+json", json_dumps_params=_READABLE
    )


_READABLE = {"ensure_ascii": False}
