"""Entities as answers: normalized, simplified, concise, GeoJSON (ETSI GS CIM 009, 4.5 and 5.2.29-31)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from starlette.responses import Response

from sinergi.hub.context import compacted
from sinergi.hub.http.asked import GEO_JSON, JSON_LD, Form, Members
from sinergi.hub.operations import Done
from sinergi.hub.records import moment

_CONTENT = {
    "Property": "value",
    "GeoProperty": "value",
    "Relationship": "object",
    "LanguageProperty": "languageMap",
    "VocabProperty": "vocab",
    "JsonProperty": "json",
    "ListProperty": "valueList",
    "ListRelationship": "objectList",
}
_ALL = Members()
_PLAIN = frozenset({"value", "object"})
_MEANING = frozenset({"type", "coordinates", "geometries", *_CONTENT.values()})
LINK_REL = 'rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'


class Stored:
    """An entity as read from the database."""

    __slots__ = ("body", "created", "id", "modified")

    def __init__(self, id: str, body: str, created: datetime, modified: datetime) -> None:
        self.id = id
        self.body: dict[str, Any] = orjson.loads(body)
        self.created = created
        self.modified = modified


def entity(stored: Stored, form: Form, wanted: Members = _ALL) -> dict[str, Any]:
    """One entity as JSON, without @context; a GeoJSON Feature when that is asked for."""
    body = {"id": stored.id} | stored.body
    if wanted is not _ALL:
        body = {
            name: value
            for name, value in body.items()
            if (wanted.only is None or name in wanted.only) and name not in wanted.without
        }
    made: dict[str, Any] = {"id": body.pop("id")} if "id" in body else {}
    made |= compacted(body, form.terms, stamps=form.stamps)
    if form.stamps:
        made["createdAt"] = moment(stored.created)
        made["modifiedAt"] = moment(stored.modified)
    if form.representation != "normalized":
        change = simplified if form.representation == "simplified" else concise
        made = {
            name: change(value) if _is_attribute(value) else value for name, value in made.items()
        }
    return _feature(made, form.geometry) if form.media_type == GEO_JSON else made


def _is_attribute(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(_is_attribute(item) for item in value)
    return isinstance(value, dict) and value.get("type") in _CONTENT


def simplified(value: Any) -> Any:
    """An attribute as its value alone (4.5.4)."""
    if isinstance(value, list):
        return {"dataset": {item.get("datasetId", "@none"): simplified(item) for item in value}}
    member = _CONTENT[value["type"]]
    return value[member] if member in _PLAIN else {member: value[member]}


def concise(value: Any) -> Any:
    """An attribute without what can be inferred (4.5.1)."""
    if isinstance(value, list):
        return [concise(item) for item in value]
    member = _CONTENT[value["type"]]
    rest = {
        name: concise(part) if _is_attribute(part) else part
        for name, part in value.items()
        if name != "type"
    }
    if len(rest) > 1 or member != "value":
        return rest
    content = rest["value"]
    ambiguous = isinstance(content, dict) and content.keys() & _MEANING
    return content if value["type"] == "GeoProperty" or not ambiguous else rest


def _feature(made: dict[str, Any], geometry: str) -> dict[str, Any]:
    place = made.get(geometry)
    if isinstance(place, list):
        place = place[0]
    if isinstance(place, dict) and place.get("type") == "GeoProperty":
        place = place["value"]
    properties = {name: value for name, value in made.items() if name != "id"}
    if not (isinstance(place, dict) and "type" in place):
        place = None
    return {"type": "Feature", "id": made.get("id"), "geometry": place, "properties": properties}


def partly(done: Done) -> bytes:
    """An update that left some attributes out (5.2.18), as JSON with full names."""
    return orjson.dumps(
        {
            "updated": done.updated,
            "notUpdated": [
                {"attributeName": name, "reason": "not there, or not to be overwritten"}
                for name in done.left
            ],
        }
    )


def response(content: Any, form: Form, headers: dict[str, str] | None = None) -> Response:
    """An answer with its @context: in the body of JSON-LD and GeoJSON, else in a Link header."""
    sent = dict(headers or {})
    if form.media_type == GEO_JSON and isinstance(content, list):
        content = {"type": "FeatureCollection", "features": content}
    if form.media_type in (JSON_LD, GEO_JSON):
        content = _with_context(content, form.context)
    else:
        link = f"<{form.context}>; {LINK_REL}"
        sent["Link"] = f"{sent['Link']}, {link}" if "Link" in sent else link
    return Response(orjson.dumps(content), headers=sent, media_type=form.media_type)


def _with_context(content: Any, context: str) -> Any:
    if isinstance(content, list):
        return [{**item, "@context": context} for item in content]
    return {**content, "@context": context}
