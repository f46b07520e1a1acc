"""How stages write down an entity: short names, plain Python values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from sinergi.hub.records import moment
from sinergi.kernel.ids import Urn


def entity(kind: str, urn: Urn | str, /, **attrs: Any) -> dict[str, Any]:
    """An entity in NGSI-LD's normalized form. Attributes that are None are left out.

    `attrs` are what `prop`, `rel` and `geo` give, or plain values, which become properties.
    """
    stated = {name: _attribute(value) for name, value in attrs.items() if value is not None}
    return {"id": str(urn), "type": kind} | stated


def prop(
    value: Any, *, unit: str | None = None, observed_at: datetime | None = None
) -> dict[str, Any] | None:
    """A Property; None stays None. `unit` is a UN/CEFACT code, `observed_at` aware.

    Days and moments become JSON-LD values of type Date and DateTime, decimals become numbers.
    """
    if value is None:
        return None
    made: dict[str, Any] = {"type": "Property", "value": _plain(value)}
    if unit is not None:
        made["unitCode"] = unit
    if observed_at is not None:
        made["observedAt"] = moment(observed_at)
    return made


def rel(target: Urn | str | Iterable[Urn | str] | None) -> dict[str, Any] | None:
    """A Relationship to one URN, or to several; None or no URN at all gives None."""
    if target is None:
        return None
    if isinstance(target, str):
        return {"type": "Relationship", "object": str(target)}
    objects = [str(urn) for urn in target]
    if not objects:
        return None
    return {"type": "Relationship", "object": objects[0] if len(objects) == 1 else objects}


def geo(shape: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A GeoProperty from a GeoJSON geometry (longitude first); None stays None."""
    return None if shape is None else {"type": "GeoProperty", "value": dict(shape)}


def _attribute(value: Any) -> Any:
    if isinstance(value, Mapping) and "type" in value and value.keys() & {"value", "object"}:
        return dict(value)
    return prop(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"@type": "DateTime", "@value": moment(value)}
    if isinstance(value, date):
        return {"@type": "Date", "@value": value.isoformat()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Promise | UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value
