"""What one write of an entity means: its new row, the changes told, the readings kept. Pure.

A body, as stored, is `{"type": [types], "scope": [...], <attribute>: instance or [instances]}` with
expanded names; an instance is NGSI-LD's normalized form with expanded names of sub-attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson

Body = dict[str, Any]
Instance = dict[str, Any]

LOCATION = "https://uri.etsi.org/ngsi-ld/location"
NOT_ATTRIBUTES = frozenset({"type", "scope", "expiresAt"})
_STAMPS = ("createdAt", "modifiedAt")
_SEPARATE = frozenset({"observedAt", "datasetId", *_STAMPS})
_EXACT = 2**53
REMOVED = False
"""The body of a reading that says: the attribute was removed."""


def moment(at: datetime) -> str:
    """A moment as NGSI-LD writes it: UTC, `Z`, no more digits than needed."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def instances(value: Any) -> list[Instance]:
    """The instances of an attribute: stored as one object, or as a list when there are several."""
    return value if isinstance(value, list) else [value]


def same(one: Any, other: Any) -> bool:
    """Whether two states of an attribute differ in nothing but when they were written."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if name not in _STAMPS}
    return value


def changed(old: Body, new: Body) -> list[str]:
    """The names (attributes, `type`, `scope`) whose value differs, sorted."""
    names = old.keys() | new.keys()
    return sorted(name for name in names if not same(old.get(name), new.get(name)))


def stamp(old: Any, new: Any, at: str) -> None:
    """Write `createdAt` and `modifiedAt` into the new instances of one attribute, in place."""
    born = {item.get("datasetId", ""): item.get("createdAt", at) for item in instances(old or [])}
    for item in instances(new):
        item["createdAt"] = born.get(item.get("datasetId", ""), at)
        item["modifiedAt"] = at


def renewed(old: Any, new: Any, at: str) -> Any:
    """The new state of an attribute, in which instances that say nothing new stay the old objects."""
    before = {item.get("datasetId", ""): item for item in instances(old or [])}
    stamp(old, new, at)
    kept = [
        past if past is not None and same(past, item) else item
        for item in instances(new)
        for past in [before.get(item.get("datasetId", ""))]
    ]
    return kept if isinstance(new, list) else kept[0]


@dataclass(slots=True)
class Write:
    """The writes of one transaction to one entity: `steps` of them, each with its changes."""

    id: str
    body: Body
    readable: str
    published: bool
    fresh: bool
    steps: int = 0
    retyped: bool = False
    changes: list[dict[str, Any]] = field(default_factory=list)
    readings: list[dict[str, Any]] = field(default_factory=list)

    def step(self, old: Body, names: list[str], at: datetime) -> None:
        """Count one write that brought the body from `old` to its present state, touching `names`."""
        self.steps += 1
        first = self.fresh and self.steps == 1
        self.retyped |= "type" in names
        self.changes.append(
            {
                "step": self.steps,
                "kind": "created" if first else "updated",
                "attrs": names,
                "before": {} if first else {name: old.get(name) for name in names},
            }
        )
        for name in names:
            if name not in NOT_ATTRIBUTES:
                self.readings.extend(self._readings(name, old.get(name), at))

    def _readings(self, name: str, old: Any, at: datetime) -> Iterator[dict[str, Any]]:
        """Readings of the instances that are new objects, and of those that are gone."""
        before = {item.get("datasetId", ""): item for item in instances(old or [])}
        now = {item.get("datasetId", ""): item for item in instances(self.body.get(name) or [])}
        for dataset in before.keys() | now.keys():
            item = now.get(dataset)
            if item is not None and item is before.get(dataset):
                continue
            number, rest = (None, REMOVED) if item is None else split(item)
            observed = None if item is None else item.get("observedAt")
            yield {
                "step": self.steps,
                "attr": name,
                "dataset": dataset,
                "observed": observed or moment(at),
                "num": number,
                "body": rest,
            }

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "body": self.body,
            "box": box(self.body),
            "types": self.body["type"],
            "readable": self.readable,
            "published": self.published,
            "expires": self.body.get("expiresAt"),
            "fresh": self.fresh,
            "retyped": self.retyped,
            "steps": self.steps,
        }

    def told(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "steps": self.steps,
            "changes": self.changes,
            "readings": self.readings,
        }


def split(item: Instance) -> tuple[float | None, Instance | bool]:
    """A reading's number, if its value is one that a double holds exactly, and its other members."""
    value = item.get("value")
    rest = {name: part for name, part in item.items() if name not in _SEPARATE}
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _EXACT:
        return None, rest
    del rest["value"]
    return float(value), rest


def box(body: Body) -> str | None:
    """The bounding box of the entity's location, as PostgreSQL writes one; None without a location."""
    place = body.get(LOCATION)
    if not place:
        return None
    points = [xy for item in instances(place) for xy in _points(item.get("value"))]
    if not points:
        return None
    xs, ys = [xy[0] for xy in points], [xy[1] for xy in points]
    return f"({max(xs)},{max(ys)}),({min(xs)},{min(ys)})"


def _points(shape: Any) -> Iterator[tuple[float, float]]:
    if not isinstance(shape, dict):
        return
    for part in shape.get("geometries", ()):
        yield from _points(part)
    yield from _flat(shape.get("coordinates", ()))


def _flat(part: Any) -> Iterator[tuple[float, float]]:
    if part and isinstance(part[0], int | float):
        yield float(part[0]), float(part[1])
        return
    for deeper in part:
        yield from _flat(deeper)


def arguments(writes: list[Write]) -> tuple[str, str, bool]:
    """The last arguments of a WRITE statement: two JSON texts, and whether the types grow."""
    sent = orjson.dumps([write.row() for write in writes]).decode()
    told = orjson.dumps([write.told() for write in writes]).decode()
    return sent, told, any(write.fresh or write.retyped for write in writes)
