"""Addresses as machines get them: always whole."""

from __future__ import annotations

from django.conf import settings

from sinergi.ledger.api import Card


def whole(path: str) -> str:
    """A path of this city as a URL."""
    return f"{settings.SINERGI_BASE_URL}{path}"


def thread_of(card: Card) -> str:
    """The page of the whole chain of a row."""
    return whole(f"/benang/{card.code}/")
