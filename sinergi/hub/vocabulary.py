"""The names stages use in entities, and what they expand to."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

CONTEXTS = Path(__file__).parent / "contexts"
DEFAULT = "https://uri.etsi.org/ngsi-ld/default-context/"


@cache
def _core() -> dict[str, str]:
    terms = json.loads((CONTEXTS / "ngsi-ld-core-context-v1.9.jsonld").read_bytes())["@context"]
    names = {
        name: term["@id"] if isinstance(term, dict) else term
        for name, term in terms.items()
        if isinstance(term, str | dict)
    }
    return {name: _full(iri, names) for name, iri in names.items() if not name.startswith("@")}


def _full(iri: str, names: dict[str, str]) -> str:
    prefix, colon, rest = iri.partition(":")
    return names[prefix] + rest if colon and prefix in names else iri


@cache
def expanded(name: str) -> str:
    """The full name of a type or attribute that a stage names short."""
    return name if ":" in name else _core().get(name, DEFAULT + name)
