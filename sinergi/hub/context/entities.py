"""Entities between the names of an @context and full names.

The stored form keeps NGSI-LD's own member names (`value`, `object`, `unitCode`...) and expands types,
attributes, sub-attributes and the member names inside values, so that whoever reads with another
@context reads the same meaning.
"""

from __future__ import annotations

from typing import Any

from sinergi.hub.context.terms import BadContext, Terms

MEMBERS = frozenset(
    [
        "type",
        "value",
        "object",
        "objectType",
        "observedAt",
        "unitCode",
        "datasetId",
        "createdAt",
        "modifiedAt",
        "deletedAt",
        "instanceId",
        "languageMap",
        "lang",
        "vocab",
        "json",
        "valueList",
        "objectList",
        "expiresAt",
        "entity",
        "entityList",
        "valueType",
        "previousValue",
        "previousObject",
        "previousLanguageMap",
        "previousVocab",
        "previousJson",
        "previousValueList",
        "previousObjectList",
    ]
)
"""The members of an attribute that are no sub-attributes."""

_DEEPEST = 64
OPAQUE = frozenset({"json", "previousJson", "languageMap", "previousLanguageMap"})


def expanded_value(value: Any, terms: Terms, depth: int = 0) -> Any:
    """A property's value with the names inside it expanded; JSON-LD value objects stay as they are.

    Raises BadContext for a value nested deeper than 64, or with two names for the same thing.
    """
    if depth > _DEEPEST:
        raise BadContext("a value is nested too deep")
    if isinstance(value, list):
        return [expanded_value(item, terms, depth + 1) for item in value]
    if not isinstance(value, dict) or "@value" in value:
        return value
    made = {
        terms.iri(name): (
            _kinds(item, terms.iri) if name == "type" else expanded_value(item, terms, depth + 1)
        )
        for name, item in value.items()
    }
    if len(made) < len(value):
        raise BadContext("two names in one value mean the same")
    return made


def compacted_value(value: Any, terms: Terms) -> Any:
    """The inverse of `expanded_value` for the names of any @context."""
    if isinstance(value, list):
        return [compacted_value(item, terms) for item in value]
    if not isinstance(value, dict) or "@value" in value:
        return value
    return {
        terms.name(name): _kinds(item, terms.name)
        if name == "@type"
        else compacted_value(item, terms)
        for name, item in value.items()
    }


def _kinds(value: Any, change: Any) -> Any:
    if isinstance(value, list):
        return [_kinds(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def compacted(body: dict[str, Any], terms: Terms, *, stamps: bool = True) -> dict[str, Any]:
    """A stored body with the names of the @context, attributes in normalized form.

    Without `stamps` what the hub wrote itself (createdAt, modifiedAt) is left out.
    """
    made: dict[str, Any] = {}
    for name, value in body.items():
        if name == "type":
            kinds = [terms.name(kind) for kind in value]
            made["type"] = kinds[0] if len(kinds) == 1 else kinds
        elif name == "scope":
            made["scope"] = value[0] if len(value) == 1 else value
        elif name == "expiresAt":
            made[name] = value
        elif isinstance(value, list):
            made[terms.name(name)] = [instance(item, terms, stamps=stamps) for item in value]
        else:
            made[terms.name(name)] = instance(value, terms, stamps=stamps)
    return made


def instance(item: dict[str, Any], terms: Terms, *, stamps: bool = True) -> dict[str, Any]:
    """One instance of an attribute with the names of the @context."""
    made: dict[str, Any] = {}
    geographic = item["type"] == "GeoProperty"
    for name, part in item.items():
        if name not in MEMBERS:
            made[terms.name(name)] = (
                [instance(one, terms) for one in part]
                if isinstance(part, list)
                else instance(part, terms)
            )
        elif name in ("createdAt", "modifiedAt"):
            if stamps:
                made[name] = part
        elif name in ("vocab", "objectType", "valueType"):
            made[name] = _kinds(part, terms.name)
        elif isinstance(part, dict | list) and name not in OPAQUE and not geographic:
            made[name] = compacted_value(part, terms)
        else:
            made[name] = part
    return made
