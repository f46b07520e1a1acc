"""From what people type or follow to the row that is meant."""

from __future__ import annotations

from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import locate
from sinergi.people.api import Viewer
from sinergi.thread import stages


def find(code: str, viewer: Viewer) -> Urn:
    """The row of any stage with this public code.

    Raises NotFound when there is none or the viewer may not know of it.
    """
    urn = locate(code)
    if urn is None or urn not in stages.describe([urn], viewer):
        raise NotFound
    return urn


def resolve(name: str, viewer: Viewer) -> Urn:
    """The row named by a URN or by a public code. Raises NotFound."""
    if not name.startswith("urn:"):
        return find(name, viewer)
    try:
        parse_urn(name)
    except ValueError as error:
        raise NotFound from error
    return Urn(name)
