"""Ask the stages above by name, without importing them: what a row is, and who may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings

from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import Card
from sinergi.people.api import Viewer


@cache
def _owners() -> dict[str, Any]:
    """Kind of URN -> the api of the stage that owns it."""
    found: dict[str, Any] = {}
    for stage in settings.SINERGI_STAGES:
        api = import_module(f"sinergi.{stage}.api")
        found |= dict.fromkeys(getattr(api, "URN_KINDS", ()), api)
    return found


def describe(urns: Iterable[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """The cards of these rows of whatever stage, as far as the viewer may see them."""
    by_api: dict[Any, list[Urn]] = defaultdict(list)
    for urn in dict.fromkeys(urns):
        api = _owners().get(parse_urn(urn)[0])
        if api is not None:
            by_api[api].append(urn)
    cards: dict[Urn, Card] = {}
    for api, owned in by_api.items():
        cards |= api.describe(owned, viewer)
    return cards
