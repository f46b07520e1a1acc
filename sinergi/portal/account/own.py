"""What a person did, gathered from the stages for the person alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card
from sinergi.notices.api import followed, inbox
from sinergi.people.api import Viewer, consents, user
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.voices import api as voices

_SHOWN = 5
_MOST = 200


@dataclass(frozen=True)
class Doings:
    """Cards of one's newest voices, proposals and applications; `more` says whether there are others."""

    voices: list[Card]
    proposals: list[Card]
    applications: list[Card]


def doings(viewer: Viewer) -> Doings:
    """The newest of each."""
    said = voices.voices(viewer, mine=True, size=_SHOWN).items
    proposed = proposals.proposals(viewer, mine=True, size=_SHOWN).items
    applied = [mine.application for mine in programmes.mine(viewer)[:_SHOWN]]
    return Doings(
        voices=_cards(voices, said, viewer),
        proposals=_cards(proposals, proposed, viewer),
        applications=_cards(programmes, applied, viewer),
    )


def _cards(api: Any, rows: list[Any], viewer: Viewer) -> list[Card]:
    urns = [row.urn for row in rows]
    cards: dict[Urn, Card] = api.describe(urns, viewer)
    return [cards[urn] for urn in urns if urn in cards]


def everything(viewer: Viewer) -> dict[str, Any]:
    """All that is kept about a person, for them to take along (UU 27/2022, articles 7 and 13)."""
    account = user(viewer.user_id) if viewer.user_id else None
    assert account is not None
    return {
        "account": {
            "id": account.id,
            "name": account.name,
            "email": account.email,
            "phone": account.phone,
            "kelurahan": account.region.full_name if account.region else None,
            "language": account.language,
            "created_at": account.created_at,
            "roles": sorted({held.role for held in viewer.grants}),
        },
        "consents": [
            {
                "purpose": row.purpose,
                "version": row.version,
                "at": row.at,
                "withdrawn_at": row.withdrawn_at,
            }
            for row in consents(viewer)
        ],
        "voices": [_plain(row, _VOICE) for row in _all(voices.voices, viewer)],
        "proposals": [_plain(row, _PROPOSAL) for row in _all(proposals.proposals, viewer)],
        "applications": [
            _plain(mine.application, _APPLICATION) | {"programme": mine.programme.title}
            for mine in programmes.mine(viewer)
        ],
        "follows": [row.urn for row, _card in followed(viewer, size=_MOST).items],
        "notices": [{"at": one.at, "text": one.text} for one in inbox(viewer, size=_MOST).items],
    }


_VOICE = (
    "code",
    "created_at",
    "kind",
    "title",
    "text",
    "address",
    "lon",
    "lat",
    "visibility",
    "state",
)
_PROPOSAL = ("code", "created_at", "year", "title", "text", "state")
_APPLICATION = ("code", "created_at", "kind", "state")


def _all(listing: Any, viewer: Viewer) -> list[Any]:
    rows: list[Any] = []
    after = ""
    while True:
        page = listing(viewer, mine=True, after=after, size=_MOST)
        rows += page.items
        after = page.next
        if not after:
            return rows


def _plain(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
