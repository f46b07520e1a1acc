"""What a request asks for: its @context, its body, the form of the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import orjson
from starlette.requests import Request
from starlette.types import Receive

from sinergi.hub.context import CORE, Terms, terms_for
from sinergi.hub.http.problems import Problem, bad_data, invalid
from sinergi.hub.incoming import full_name, is_uri

_LINK = re.compile(r'<\s*([^>]*?)\s*>\s*;[^,]*rel\s*=\s*"?http://www\.w3\.org/ns/json-ld#context"?')
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
JSON, JSON_LD, GEO_JSON = "application/json", "application/ld+json", "application/geo+json"
Representation = Literal["normalized", "simplified", "concise"]
_FORMS: dict[str, Representation] = {
    "normalized": "normalized",
    "concise": "concise",
    "simplified": "simplified",
    "keyValues": "simplified",
}


@dataclass(frozen=True)
class Sent:
    """A request's JSON body and the names it uses."""

    data: Any
    terms: Terms


@dataclass(frozen=True)
class Form:
    """How entities are to be shown."""

    media_type: str
    representation: Representation
    stamps: bool
    context: str
    terms: Terms
    geometry: str = "location"


def linked(request: Request) -> str | None:
    """The @context of the Link header. Raises Problem for a Link that is none."""
    headers = [value for value in request.headers.getlist("link") if "json-ld#context" in value]
    if not headers:
        return None
    found = [address for value in headers for address in _LINK.findall(value)]
    if len(found) != 1 or not is_uri(found[0]):
        raise bad_data("the Link header names one @context by its address")
    address: str = found[0]
    return address


async def sent(request: Request, largest: int) -> Sent:
    """The JSON body with its @context. Raises Problem."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (JSON, JSON_LD, "application/merge-patch+json"):
        raise Problem(415, "", "The body is application/json or application/ld+json")
    data = parsed(await received(request.receive, largest))
    if data in ({}, []):
        raise invalid("the body is empty")
    link = linked(request)
    if kind != JSON_LD:
        without_context(data)
        return Sent(data, terms_for(link or CORE))
    if link is not None:
        raise bad_data("application/ld+json has its @context in the body, not in a Link header")
    inline = data.get("@context") if isinstance(data, dict) else None
    if inline is None:
        raise bad_data("application/ld+json needs an @context in the body")
    return Sent(data, terms_for(inline))


async def received(receive: Receive, largest: int) -> bytes:
    """The body of a request. Raises Problem 413 when it is too large."""
    raw: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise invalid("the body did not arrive whole")
        raw += bytes(message.get("body", b""))
        if len(raw) > largest:
            raise Problem(413, "", "The body is too large", f"at most {largest} bytes are taken")
        if not message.get("more_body"):
            return raw


def parsed(raw: bytes) -> Any:
    """JSON that the database can hold. Raises Problem."""
    try:
        data = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise invalid(f"the body is no JSON: {error}") from error
    if _NUL.search(raw):
        raise bad_data("the character U+0000 cannot be stored")
    return data


def without_context(data: Any) -> None:
    """Check that application/json holds no @context. Raises Problem."""
    if isinstance(data, dict) and "@context" in data:
        raise bad_data("application/json has its @context in a Link header, not in the body")


def known(request: Request, *parameters: str) -> None:
    """Check that nothing else is asked for (6.3.20): what is not known is never ignored. Raises Problem."""
    for name in request.query_params:
        if name not in parameters:
            raise invalid(f"the parameter {name!r} is not known here")


_CORE_MEMBERS = frozenset({"id", "type", "scope"})


@dataclass(frozen=True)
class Members:
    """Which members of an entity are wanted (4.21): full names of attributes, and `id`, `type`, `scope`.

    `only` is None when all are; `without` are left out. Of the attributes `needed` an entity must have
    one to be shown; where there are none any entity will do.
    """

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()


def members(request: Request, terms: Terms) -> Members:
    """What `attrs`, or `pick` and `omit`, ask for. Raises Problem or BadEntity."""
    attrs, pick, omit = (_listed(request, name, terms) for name in ("attrs", "pick", "omit"))
    if attrs & _CORE_MEMBERS:
        raise bad_data("attrs names attributes only")
    if attrs and (pick or omit):
        raise bad_data("attrs does not go with pick and omit")
    if pick & omit:
        raise bad_data("a member is in pick and in omit")
    if attrs:
        return Members(attrs | _CORE_MEMBERS, needed=attrs)
    needed = frozenset() if pick & {"id", "type"} else pick - _CORE_MEMBERS
    return Members(pick or None, omit, needed)


def _listed(request: Request, parameter: str, terms: Terms) -> frozenset[str]:
    text = request.query_params.get(parameter)
    if not text:
        return frozenset()
    return frozenset(
        name if name in _CORE_MEMBERS else full_name(name, terms) for name in text.split(",")
    )


def form(request: Request) -> Form:
    """How the answer is to be shown. Raises Problem 406 when nothing that is accepted can be made."""
    options = options_of(request)
    asked = request.query_params.get("format")
    names = [asked] if asked else [option for option in options if option in _FORMS]
    if any(name not in _FORMS for name in names) or len(names) > 1:
        raise bad_data("one of normalized, concise, simplified can be asked for")
    context = linked(request) or CORE
    return Form(
        media_type=media_type(request.headers.get("accept", "")),
        representation=_FORMS[names[0]] if names else "normalized",
        stamps="sysAttrs" in options,
        context=context,
        terms=terms_for(context),
        geometry=request.query_params.get("geometryProperty", "location"),
    )


def options_of(request: Request) -> list[str]:
    """The words of the `options` parameter."""
    return [word for word in request.query_params.get("options", "").split(",") if word]


def names(request: Request, parameter: str) -> list[str]:
    """A parameter that lists names or ids."""
    return [name for name in request.query_params.get(parameter, "").split(",") if name]


def number(request: Request, parameter: str, default: int, most: int, least: int = 0) -> int:
    """A whole number parameter. Raises Problem outside least..most."""
    text = request.query_params.get(parameter)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or not least <= int(text[:12]) <= most:
        raise bad_data(f"{parameter} is a whole number from {least} to {most}")
    return int(text)


def is_true(request: Request, parameter: str) -> bool:
    """A parameter that is true or false."""
    return request.query_params.get(parameter, "").lower() == "true"


def media_type(accept: str) -> str:
    """The best of the media types that entities can be shown in (RFC 9110, 12.5.1)."""
    best, chosen = 0.0, None
    for part in (accept or "*/*").split(","):
        kind, *parameters = [piece.strip().lower() for piece in part.split(";")]
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        made = {"*/*": JSON, "application/*": JSON}.get(kind, kind)
        if made in (JSON, JSON_LD, GEO_JSON) and weight > best:
            best, chosen = weight, made
    if chosen is None:
        detail = f"{JSON}, {JSON_LD} or {GEO_JSON} can be had"
        raise Problem(406, "", "Nothing acceptable can be made", detail)
    return chosen
