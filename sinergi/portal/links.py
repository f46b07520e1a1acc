"""The address of every row's page.

A folder `portal/<stage>/urls.py` may declare `LINKS = {"Voice": "voices:detail", ...}`: kind of URN to
the name of an address that takes the row's `code`. A kind nobody declares leads to its thread.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from django.urls import NoReverseMatch, reverse

from sinergi.kernel.ids import Urn, code_of, parse_urn
from sinergi.portal import folders

THREAD = "thread:detail"


def url_of(urn: Urn, code: str = "") -> str:
    """The address of the page of a row. Without `code` it is taken from the URN's id."""
    kind, row_id = parse_urn(urn)
    code = code or code_of(row_id)
    name = _declared().get(kind)
    return reverse(name, args=[code]) if name else thread_url(urn, code)


def thread_url(urn: Urn, code: str = "") -> str:
    """The address of the whole chain a row hangs in."""
    return reverse(THREAD, args=[code or code_of(parse_urn(urn)[1])])


def url_if(name: str, *args: str) -> str:
    """The address of a page by its name, or "" in a city that was built without it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@cache
def _declared() -> dict[str, str]:
    links: dict[str, str] = {}
    for name in folders.with_urls():
        links |= getattr(import_module(f"{name}.urls"), "LINKS", {})
    return links
