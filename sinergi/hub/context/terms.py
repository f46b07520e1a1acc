"""An @context compiled: every name resolved once, by the rules of JSON-LD 1.1 that entities need.

What the compiler does not know (`@import`, `@nest`, `@reverse`, `@propagate`, `@base`, `@language`) it
refuses rather than gets wrong. The core @context is always applied last and wins, as NGSI-LD demands.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import orjson

from sinergi.hub.context import documents

_REFUSED = ("@import", "@propagate", "@base", "@language", "@direction")
_REFUSED_IN_TERM = ("@nest", "@reverse", "@index")
_GEN_DELIMS = tuple(":/?#[]@")
_MOST_NAMES = 20_000
_KEYWORDS = frozenset(
    [
        "@id",
        "@type",
        "@value",
        "@language",
        "@list",
        "@set",
        "@graph",
        "@json",
        "@none",
        "@vocab",
        "@index",
        "@context",
    ]
)


class BadContext(ValueError):  # noqa: N818 - says what is wrong with what was sent
    """The @context is not valid, or uses a part of JSON-LD this hub does not compile."""


class Terms:
    """The names of one active @context, in both directions. Safe to share."""

    def __init__(self, definitions: dict[str, Any], vocab: str) -> None:
        self._definitions = definitions
        self._vocab = vocab
        self._known: dict[str, str | None] = {}
        self._prefixes: dict[str, str] = {}
        for name in definitions:
            self._define(name, set())
        self._short: dict[str, str] = self._inverse()
        self._names: dict[str, str] = {}
        self._iris: dict[str, str] = {}

    def name(self, iri: str) -> str:
        """The shortest name of a type or attribute; the full name where there is none."""
        found = self._names.get(iri)
        if found is None:
            found = _keep(self._names, iri, self._compact(iri))
        return found

    def iri(self, name: str) -> str:
        """The full name of a type or attribute. Raises BadContext where the @context forbids the name."""
        found = self._iris.get(name)
        if found is None:
            found = _keep(self._iris, name, self._expand(name))
        return found

    def link(self, value: str) -> str:
        """An identifier (of a relationship's object, a dataset) with its prefix resolved."""
        prefix, colon, rest = value.partition(":")
        if colon and not rest.startswith("//") and prefix in self._prefixes:
            return self._prefixes[prefix] + rest
        return value

    def _expand(self, name: str) -> str:
        if name in _KEYWORDS:
            return name
        if name in self._known:
            iri = self._known[name]
            if iri is None:
                raise BadContext(f"the @context maps {name!r} to nothing")
            return iri
        linked = self.link(name)
        return linked if ":" in linked else self._vocab + linked

    def _compact(self, iri: str) -> str:
        if iri in self._short:
            return self._short[iri]
        if iri.startswith(self._vocab):
            rest = iri[len(self._vocab) :]
            if rest and rest not in self._known and ":" not in rest:
                return rest
        curies = [
            f"{prefix}:{iri[len(base) :]}"
            for prefix, base in self._prefixes.items()
            if iri.startswith(base) and len(iri) > len(base)
        ]
        free = [curie for curie in curies if curie not in self._known]
        return min(free, key=lambda curie: (len(curie), curie)) if free else iri

    def _inverse(self) -> dict[str, str]:
        short: dict[str, str] = {}
        for name in sorted(self._known, key=lambda name: (len(name), name)):
            iri = self._known[name]
            if iri is not None:
                short.setdefault(iri, name)
        return short

    def _define(self, name: str, under_way: set[str]) -> str | None:
        if name in self._known:
            return self._known[name]
        if name in under_way:
            raise BadContext(f"{name!r} is defined by itself")
        under_way.add(name)
        definition = self._definitions[name]
        stated = definition.get("@id", name) if isinstance(definition, dict) else definition
        iri = None if stated is None else self._resolve(name, stated, under_way)
        self._known[name] = iri
        if iri is not None and ":" not in name and _is_prefix(definition, iri):
            self._prefixes[name] = iri
        return iri

    def _resolve(self, name: str, stated: str, under_way: set[str]) -> str:
        if stated.startswith("@"):
            return stated
        if stated != name and stated in self._definitions:
            other = self._define(stated, under_way)
            if other is not None:
                return other
        prefix, colon, rest = stated.partition(":")
        if colon and not rest.startswith("//") and prefix in self._definitions and prefix != name:
            self._define(prefix, under_way)
            if prefix in self._prefixes:
                return self._prefixes[prefix] + rest
        return stated if colon else self._vocab + stated


def _is_prefix(definition: Any, iri: str) -> bool:
    if isinstance(definition, dict):
        return bool(definition.get("@prefix"))
    return iri.endswith(_GEN_DELIMS)


def _keep(kept: dict[str, str], key: str, value: str) -> str:
    """Remember an answer; names come from callers, so what is remembered stays bounded."""
    if len(kept) >= _MOST_NAMES:
        kept.clear()
    kept[key] = value
    return value


def terms_for(context: Any) -> Terms:
    """The compiled form of what stands under `@context`: an address, an object, or a list of them.

    Raises ContextUnavailable for an address this hub does not hold, BadContext for one it cannot use.
    """
    parts = context if isinstance(context, list) else [context]
    own = [part for part in parts if not (isinstance(part, str) and documents.is_core(part))]
    try:
        return _compiled(orjson.dumps(own, option=orjson.OPT_SORT_KEYS))
    except RecursionError as error:
        raise BadContext("the @context is nested too deep") from error


@lru_cache(maxsize=256)
def _compiled(own: bytes) -> Terms:
    definitions: dict[str, Any] = {}
    for part in (*_flat(orjson.loads(own)), *_flat([documents.CORE])):
        _add(definitions, part)
    vocab = definitions.pop("@vocab")
    return Terms(definitions, vocab)


def core_terms() -> Terms:
    """The names of the core @context alone."""
    return terms_for([])


def _flat(parts: list[Any], depth: int = 0) -> Iterable[dict[str, Any]]:
    if depth > 8:
        raise BadContext("the @context refers to itself")
    for part in parts:
        if isinstance(part, str):
            inner = documents.document(part).get("@context", {})
            yield from _flat(inner if isinstance(inner, list) else [inner], depth + 1)
        elif isinstance(part, dict):
            yield part
        elif part is not None:
            raise BadContext("an @context is an address, an object or a list of them")


def _add(definitions: dict[str, Any], part: dict[str, Any]) -> None:
    for name, definition in part.items():
        if name in _REFUSED:
            raise BadContext(f"{name} in an @context is not supported")
        if name in ("@version", "@protected"):
            continue
        if name != "@vocab":
            _check(name, definition)
        elif not isinstance(definition, str):
            raise BadContext("@vocab is an address")
        definitions[name] = definition


def _check(name: str, definition: Any) -> None:
    if not name or name.startswith("@"):
        raise BadContext(f"{name!r} cannot be defined in an @context")
    if isinstance(definition, dict):
        for keyword in _REFUSED_IN_TERM:
            if keyword in definition:
                raise BadContext(f"{keyword} in the term {name!r} is not supported")
        if not isinstance(definition.get("@id", ""), str | None):
            raise BadContext(f"the @id of {name!r} is an address")
    elif not isinstance(definition, str | None):
        raise BadContext(f"{name!r} is defined by an address or an object")
