"""The @context documents this hub holds, by address."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson

_FOLDER = Path(__file__).parent.parent / "contexts"
_ETSI = "https://uri.etsi.org/ngsi-ld/v1/"
_NEWEST = "ngsi-ld-core-context-v1.9.jsonld"

CORE = _ETSI + _NEWEST
"""The core @context that is applied to everything, after all others."""
VOCABULARY_PATH = "/ngsi-ld/v1/context/sinergi.jsonld"


class ContextUnavailable(Exception):  # noqa: N818 - named as ETSI names it: LdContextNotAvailable
    """The @context at this address is not held here, and nothing is fetched."""


def is_core(address: str) -> bool:
    """Whether the address names a core @context of any version."""
    return address.startswith(_ETSI + "ngsi-ld-core-context") and _file(address) is not None


def _file(address: str) -> Path | None:
    if address.endswith(VOCABULARY_PATH):
        return _FOLDER / "sinergi.jsonld"
    name = address.removeprefix(_ETSI)
    if name == "ngsi-ld-core-context.jsonld":
        name = _NEWEST
    if "/" in name or not name.startswith("ngsi-ld-core-context"):
        return None
    path = _FOLDER / name
    return path if path.is_file() else None


@cache
def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = orjson.loads(path.read_bytes())
    return loaded


def document(address: str) -> dict[str, Any]:
    """The document at an address. Raises ContextUnavailable when this hub does not hold it."""
    path = _file(address)
    if path is None:
        raise ContextUnavailable(address)
    return _read(path)


def vocabulary() -> bytes:
    """The text of this product's own vocabulary."""
    return (_FOLDER / "sinergi.jsonld").read_bytes()
