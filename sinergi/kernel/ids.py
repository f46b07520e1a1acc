"""Identifiers: time-ordered UUIDs (RFC 9562, version 7), NGSI-LD URNs, and the short codes people type."""

from __future__ import annotations

import secrets
from typing import NewType
from uuid import UUID

from sinergi.kernel import clock

Urn = NewType("Urn", str)

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_BITS = 50
_LOOKALIKE = str.maketrans("OIL", "011")


def uuid7() -> UUID:
    """A new UUIDv7 whose time is the city's clock, with microseconds in `rand_a` (RFC 9562, 6.2 method 3)."""
    micros = int(clock.now().timestamp() * 1_000_000)
    millis, rest = divmod(micros, 1000)
    value = (millis & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= (rest * 4096 // 1000) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return UUID(int=value)


def code_of(uuid: UUID) -> str:
    """The ten-character public code of a row: the last 50 random bits of its id in Crockford's base 32."""
    bits = uuid.int & ((1 << _CODE_BITS) - 1)
    return "".join(_CROCKFORD[(bits >> shift) & 31] for shift in range(_CODE_BITS - 5, -1, -5))


def clean_code(typed: str) -> str:
    """A code as people type it (lower case, spaces, dashes, O for 0) in the form it is stored."""
    return typed.upper().replace("-", "").replace(" ", "").translate(_LOOKALIKE)


def urn(kind: str, uuid: UUID) -> Urn:
    """`urn:ngsi-ld:<kind>:<uuid>` (ETSI GS CIM 009, annex A.2)."""
    return Urn(f"urn:ngsi-ld:{kind}:{uuid}")


def parse_urn(text: str) -> tuple[str, UUID]:
    """The kind and id of one of our URNs. Raises ValueError for any other text."""
    parts = text.split(":")
    if len(parts) != 4 or parts[:2] != ["urn", "ngsi-ld"]:
        raise ValueError(f"not a URN of this city: {text!r}")
    return parts[2], UUID(parts[3])
