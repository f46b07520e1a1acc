"""What a writer sent, checked and brought into the stored form. Pure.

Normalized, concise and simplified representations (ETSI GS CIM 009, 4.5) are told apart by what an
attribute holds; all three become the same stored form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sinergi.hub.context.entities import MEMBERS, expanded_value
from sinergi.hub.context.terms import BadContext, Terms
from sinergi.hub.records import Body, Instance

NULL = "urn:ngsi-ld:null"
"""The value that removes what it stands for (4.5.0 of the standard), where an update allows it."""

_KINDS = {
    "Property": "value",
    "GeoProperty": "value",
    "Relationship": "object",
    "LanguageProperty": "languageMap",
    "VocabProperty": "vocab",
    "JsonProperty": "json",
    "ListProperty": "valueList",
    "ListRelationship": "objectList",
}
_KIND_OF = {member: kind for kind, member in _KINDS.items() if kind != "GeoProperty"}
_GEOMETRIES = frozenset(
    [
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    ]
)
_SET_BY_HUB = ("createdAt", "modifiedAt", "deletedAt", "instanceId")
_DEEPEST = 24
_LONGEST_KEY = 800
"""Bytes. Id, attribute and dataset stand together in one key, which takes 2,700."""


class BadEntity(ValueError):  # noqa: N818 - says what is wrong with what was sent
    """What was sent is no valid entity or attribute."""


class Gone(NamedTuple):
    """In place of an instance: the one with this datasetId ("" is the default one) is to be removed."""

    dataset: str


class Incoming(NamedTuple):
    """An entity as it will be stored."""

    id: str
    body: Body


def entity(sent: Any, terms: Terms) -> Incoming:
    """A whole entity. Raises BadEntity or BadContext."""
    if not isinstance(sent, Mapping):
        raise BadEntity("an entity is a JSON object")
    id = sent.get("id", sent.get("@id"))
    if not isinstance(id, str) or not is_uri(id):
        raise BadEntity("the id of an entity is a URI")
    body: Body = {"type": types(sent.get("type", sent.get("@type")), terms)}
    return Incoming(id, fragment(sent, terms) | body)


def types(sent: Any, terms: Terms) -> list[str]:
    """The full names of an entity's types, sorted, each once."""
    kinds = sent if isinstance(sent, list) else [sent]
    if not kinds or not all(isinstance(kind, str) and kind for kind in kinds):
        raise BadEntity("an entity has a type, or a list of types")
    names = {full_name(kind, terms) for kind in kinds}
    if any(name.startswith("@") for name in names):
        raise BadEntity("a word of JSON-LD is no type")
    return sorted(names)


def fragment(sent: Any, terms: Terms, *, removing: bool = False) -> Body:
    """The attributes (types, scope) of an entity or of an update, without id.

    With `removing` an instance may be NULL: it stands in the result as Gone.
    """
    if not isinstance(sent, Mapping):
        raise BadEntity("an entity or its fragment is a JSON object")
    body: Body = {}
    for name, value in sent.items():
        if name in ("id", "@id", "@context", "createdAt", "modifiedAt"):
            continue
        if name in ("type", "@type"):
            body["type"] = types(value, terms)
            continue
        if name == "scope":
            body["scope"] = _scopes(value)
        elif name == "expiresAt":
            body["expiresAt"] = _moment(value, name)
        else:
            iri = full_name(name, terms)
            if iri in body:
                raise BadEntity(f"{name}: another name of this entity means the same")
            body[iri] = (removable if removing else attribute)(value, terms, name)
    return body


def attribute(sent: Any, terms: Terms, name: str) -> Instance | list[Instance]:
    """One attribute: an instance, or several with different datasetIds."""
    if not (isinstance(sent, list) and sent and all(_is_instance(item) for item in sent)):
        return _instance(sent, terms, name)
    made = [_instance(item, terms, name) for item in sent]
    if len({item.get("datasetId", "") for item in made}) < len(made):
        raise BadEntity(f"{name}: each instance has a datasetId of its own")
    return made[0] if len(made) == 1 else made


def removable(sent: Any, terms: Terms, name: str) -> Any:
    """One attribute of an update, where NULL removes an instance."""
    items = sent if isinstance(sent, list) and any(map(_is_null, sent)) else [sent]
    if not any(map(_is_null, items)):
        return attribute(sent, terms, name)
    made: list[Any] = []
    for item in items:
        if _is_null(item):
            dataset = item.get("datasetId", "") if isinstance(item, dict) else ""
            made.append(Gone(terms.link(dataset) if isinstance(dataset, str) else ""))
        else:
            made.append(_instance(item, terms, name))
    return made


def _is_instance(item: Any) -> bool:
    return isinstance(item, dict) and (item.get("type") in _KINDS or bool(item.keys() & _KIND_OF))


def _instance(sent: Any, terms: Terms, name: str, depth: int = 0) -> Instance:
    if depth > _DEEPEST:
        raise BadEntity(f"{name}: nested too deep")
    stated = _normalized(sent, name)
    kind = stated["type"]
    made: Instance = {"type": kind}
    for member, value in stated.items():
        if member == "type" or member in _SET_BY_HUB:
            continue
        if member == _KINDS[kind]:
            made[member] = _content(kind, value, terms, name)
        elif member in MEMBERS:
            made[member] = _member(member, value, terms, name)
        elif isinstance(value, list) and value and all(_is_instance(item) for item in value):
            made[full_name(member, terms)] = [
                _instance(one, terms, member, depth + 1) for one in value
            ]
        else:
            made[full_name(member, terms)] = _instance(value, terms, member, depth + 1)
    return made


def _normalized(sent: Any, name: str) -> dict[str, Any]:
    """The attribute with its type and content stated, whichever representation it came in."""
    if sent is None:
        raise BadEntity(f"{name}: null is no value")
    if not isinstance(sent, dict):
        return {"type": "Property", "value": sent}
    kind = sent.get("type", sent.get("@type"))
    if isinstance(kind, str) and kind in _KINDS:
        if _KINDS[kind] not in sent:
            raise BadEntity(f"{name}: a {kind} has a member {_KINDS[kind]!r}")
        return {"type": kind} | {key: value for key, value in sent.items() if key != "@type"}
    if kind in _GEOMETRIES and ("coordinates" in sent or "geometries" in sent):
        return {"type": "GeoProperty", "value": sent}
    content = sent.keys() & _KIND_OF.keys()
    if len(content) == 1 and kind is None:
        member = content.pop()
        value = sent[member]
        if member == "value" and isinstance(value, dict) and value.get("type") in _GEOMETRIES:
            return {"type": "GeoProperty"} | sent
        return {"type": _KIND_OF[member]} | sent
    return {"type": "Property", "value": sent}


def _content(kind: str, value: Any, terms: Terms, name: str) -> Any:
    if value is None or value == NULL:
        raise BadEntity(f"{name}: null is no value")
    match kind:
        case "Relationship" | "ListRelationship":
            return _targets(value, terms, name)
        case "GeoProperty":
            return _geometry(value, name)
        case "LanguageProperty":
            return _languages(value, name)
        case "VocabProperty":
            return _words(value, terms, name)
        case "JsonProperty":
            return value
        case "ListProperty":
            if not isinstance(value, list):
                raise BadEntity(f"{name}: a valueList is a list")
    return expanded_value(value, terms)


def _targets(value: Any, terms: Terms, name: str) -> Any:
    if isinstance(value, list):
        return [_targets(item, terms, name) for item in value]
    if isinstance(value, dict) and value.keys() == {"object"}:
        value = value["object"]
    if not isinstance(value, str) or not is_uri(linked := terms.link(value)):
        raise BadEntity(f"{name}: the object of a relationship is a URI")
    return linked


def _geometry(value: Any, name: str) -> Any:
    parts = value.get("geometries", value.get("coordinates")) if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("type") not in _GEOMETRIES or not parts:
        raise BadEntity(f"{name}: the value of a GeoProperty is a GeoJSON geometry")
    if value["type"] == "GeometryCollection":
        for part in parts:
            _geometry(part, name)
    elif not _is_positions(parts, value["type"]):
        raise BadEntity(f"{name}: the coordinates do not fit a {value['type']}")
    return value


_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2}
_DEPTHS["MultiPolygon"] = 3


def _is_positions(part: Any, kind: str) -> bool:
    return _has_depth(part, _DEPTHS.get(kind, 0))


def _has_depth(part: Any, depth: int) -> bool:
    if not isinstance(part, list) or not part:
        return False
    if depth:
        return all(_has_depth(item, depth - 1) for item in part)
    numbers = all(isinstance(item, int | float) and not isinstance(item, bool) for item in part)
    return numbers and 2 <= len(part) <= 3 and abs(part[0]) <= 180 and abs(part[1]) <= 90


def _languages(value: Any, name: str) -> Any:
    if not isinstance(value, dict) or not value:
        raise BadEntity(f"{name}: a languageMap is an object of language to text")
    return value


def _words(value: Any, terms: Terms, name: str) -> Any:
    if isinstance(value, list):
        return [_words(item, terms, name) for item in value]
    if not isinstance(value, str):
        raise BadEntity(f"{name}: a vocab is a word or a list of words")
    return terms.iri(value)


def _member(member: str, value: Any, terms: Terms, name: str) -> Any:
    match member:
        case "observedAt" | "expiresAt":
            return _moment(value, f"{name}.{member}")
        case "datasetId":
            if not isinstance(value, str) or not is_uri(terms.link(value)):
                raise BadEntity(f"{name}: a datasetId is a URI")
            return terms.link(value)
        case "objectType" | "valueType":
            return _words(value, terms, name)
        case "unitCode":
            if not isinstance(value, str):
                raise BadEntity(f"{name}: a unitCode is text")
    return value


def _moment(value: Any, name: str) -> str:
    """ISO 8601 in UTC, as the standard wants it. Raises BadEntity for anything else."""
    if isinstance(value, str) and value.endswith("Z") and "T" in value:
        try:
            datetime.fromisoformat(value.replace(",", "."))
        except ValueError:
            pass
        else:
            return value.replace(",", ".")
    raise BadEntity(f"{name}: a moment is written in ISO 8601, in UTC with Z")


def _scopes(value: Any) -> list[str]:
    scopes = value if isinstance(value, list) else [value]
    if not scopes or not all(isinstance(item, str) and item.startswith("/") for item in scopes):
        raise BadEntity("a scope is a path that begins with /")
    return sorted(set(scopes))


def _is_null(value: Any) -> bool:
    if isinstance(value, dict):
        contents = [value[member] for member in _KIND_OF if member in value]
        return contents in ([NULL], [{"@none": NULL}])
    return bool(value == NULL)


def full_name(name: str, terms: Terms) -> str:
    """The full name of a type or attribute. Raises BadEntity for what can be no name."""
    if not name or name.startswith("@") or any(sign in name for sign in "<>\"'=;(){}[]\\^` \t\n"):
        raise BadEntity(f"{name!r} is no name of an attribute")
    try:
        iri = terms.iri(name)
    except BadContext as error:
        raise BadEntity(str(error)) from error
    if len(iri.encode()) > _LONGEST_KEY:
        raise BadEntity("a name is too long")
    return iri


def is_uri(text: str) -> bool:
    """Whether a text can be an identifier: an absolute URI without spaces, not too long for a key."""
    if (
        not text
        or len(text.encode()) > _LONGEST_KEY
        or any(sign.isspace() or sign in '<>"{}|\\^`' for sign in text)
    ):
        return False
    scheme, colon, rest = text.partition(":")
    if not colon or not rest or not scheme[0].isalpha():
        return False
    if not all(sign.isalnum() or sign in "+-." for sign in scheme):
        return False
    return not rest.startswith("//") or bool(urlsplit(text).netloc)
