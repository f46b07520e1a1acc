"""What a write over the wire does to one entity, and when it is refused. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sinergi.hub import records
from sinergi.hub.incoming import Gone
from sinergi.hub.records import Body, Instance, Write, instances


class Refusal(Exception):  # noqa: N818 - a request was refused, nothing broke
    """The write does not fit the state of the entity."""


class Missing(Refusal):
    """There is no such entity (or attribute), or the wire may not know of it."""


class Exists(Refusal):
    """There is such an entity already."""


class Owned(Refusal):
    """Entities of this kind are published by a stage of the city and cannot be written over the wire."""


@dataclass(frozen=True)
class Create:
    """A new entity. Refused with Exists, or Owned when stages publish this kind."""

    body: Body


@dataclass(frozen=True)
class Update:
    """Replace attributes that are there (5.6.2); Gone removes an instance. Others are reported back."""

    fragment: Body


@dataclass(frozen=True)
class Append:
    """Add attributes, replacing those that are there unless `overwrite` is off (5.6.3)."""

    fragment: Body
    overwrite: bool = True


@dataclass(frozen=True)
class Remove:
    """Remove one attribute: its instance with this datasetId ("" is the default one), or all."""

    name: str
    dataset: str = ""
    all: bool = False


@dataclass(frozen=True)
class Delete:
    """Delete the entity. Its history stays."""


Operation = Create | Update | Append | Remove | Delete


@dataclass(frozen=True)
class Done:
    """What was written: full names of the attributes touched, and of those that were not there."""

    updated: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


class Entity:
    """One entity while a group of writes is applied to it, in their order."""

    def __init__(self, id: str, body: Body | None, *, readable: str, published: bool) -> None:
        self.readable = readable
        self.published = published
        self.write = Write(id, body or {}, readable, published, fresh=body is None)
        self.deleted = False

    @property
    def there(self) -> bool:
        """Whether the entity exists in the present state of the group."""
        return not self.deleted and (not self.write.fresh or self.write.steps > 0)

    def apply(self, operation: Operation, at: datetime, owned: Iterable[str]) -> Done:
        """Do it. Raises Missing, Exists or Owned and leaves the state as it was."""
        if isinstance(operation, Create):
            return self._create(operation.body, at, frozenset(owned))
        if not self.there or self.readable != "public":
            raise Missing
        if self.published:
            raise Owned
        match operation:
            case Delete():
                self.deleted = True
                return Done()
            case Update(sent):
                return self._change(sent, at, frozenset(owned), create=False, overwrite=True)
            case Append(sent, overwrite):
                return self._change(sent, at, frozenset(owned), create=True, overwrite=overwrite)
            case Remove():
                return self._remove(operation, at)

    def _create(self, body: Body, at: datetime, owned: frozenset[str]) -> Done:
        if owned & {*body["type"], kind_in(self.write.id)}:
            raise Owned
        if self.there:
            raise Exists
        stamped = records.moment(at)
        for name, value in body.items():
            if name not in records.NOT_ATTRIBUTES:
                records.stamp(None, value, stamped)
        self.write.body = body
        self.write.step({}, sorted(body), at)
        return Done(sorted(body))

    def _change(
        self, sent: Body, at: datetime, owned: frozenset[str], *, create: bool, overwrite: bool
    ) -> Done:
        if owned & set(sent.get("type", ())):
            raise Owned
        old, stamped = self.write.body, records.moment(at)
        new = dict(old)
        touched: list[str] = []
        left: list[str] = []
        for name, value in sent.items():
            if name == "type":
                new["type"] = sorted({*old["type"], *value})
                touched += ["type"] if new["type"] != old["type"] else []
            elif name not in old and not create:
                left.append(name)
            elif name in records.NOT_ATTRIBUTES:
                adds = name == "scope" and not overwrite
                new[name] = sorted({*old.get("scope", ()), *value}) if adds else value
                touched.append(name)
            else:
                took = _put(new, name, instances(value), stamped, overwrite=overwrite)
                (touched if took else left).append(name)
        if touched:
            self.write.body = new
            self.write.step(old, sorted(touched), at)
        return Done(touched, left)

    def _remove(self, operation: Remove, at: datetime) -> Done:
        old, name = self.write.body, operation.name
        if name not in old or name == "type":
            raise Missing
        whole = operation.all or name in records.NOT_ATTRIBUTES
        kept = (
            []
            if whole
            else [
                item
                for item in instances(old[name])
                if item.get("datasetId", "") != operation.dataset
            ]
        )
        if not whole and len(kept) == len(instances(old[name])):
            raise Missing
        new = dict(old)
        _set(new, name, kept)
        self.write.body = new
        self.write.step(old, [name], at)
        return Done([name])


def _put(
    body: Body, name: str, sent: Sequence[Instance | Gone], at: str, *, overwrite: bool
) -> bool:
    """Put instances into an attribute by their datasetId, or take them out; say whether any did."""
    kept = {item.get("datasetId", ""): item for item in instances(body.get(name) or [])}
    took = False
    for item in sent:
        if isinstance(item, Gone):
            took |= kept.pop(item.dataset, None) is not None
            continue
        dataset = item.get("datasetId", "")
        if overwrite or dataset not in kept:
            records.stamp([kept[dataset]] if dataset in kept else None, item, at)
            kept[dataset] = item
            took = True
    if took:
        _set(body, name, list(kept.values()))
    return took


def _set(body: Body, name: str, kept: list[Instance]) -> None:
    if kept:
        body[name] = kept[0] if len(kept) == 1 else kept
    else:
        body.pop(name, None)


def kind_in(id: str) -> str:
    """The type that an id of the form `urn:ngsi-ld:<Type>:...` claims, by the default vocabulary."""
    parts = id.split(":", 3)
    if len(parts) < 4 or parts[:2] != ["urn", "ngsi-ld"]:
        return ""
    return f"https://uri.etsi.org/ngsi-ld/default-context/{parts[2]}"
