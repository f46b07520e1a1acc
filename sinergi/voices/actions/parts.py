"""What every action on a voice does: lock, record, tell, publish."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sinergi.hub.api import publish as publish_entities
from sinergi.kernel import jobs
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import id_of
from sinergi.ledger.api import record as append
from sinergi.people.api import ANONYMOUS, Viewer
from sinergi.voices.entities import voice_entity
from sinergi.voices.models import Voice
from sinergi.voices.queries import is_reporter, may_read
from sinergi.voices.rules import Visibility


def locked(voice: Urn, by: Viewer, *, key: str = "") -> Voice:
    """The row under lock, if `by` may know of it."""
    row = (
        Voice.objects.select_for_update(of=("self",))
        .select_related("category", "organisation", "region")
        .defer("region__geometry")
        .filter(id=id_of(voice))
        .first()
    )
    if row is None or not (may_read(row, by) or is_reporter(row, by, key)):
        raise NotFound
    return row


def actor(voice: Voice, by: Viewer, *, own: bool) -> Urn:
    """Who the history names: never the reporter of a voice that is not open."""
    return ANONYMOUS.urn if own and voice.visibility != Visibility.TERBUKA else by.urn


def record(
    voice: Voice, verb: str, actor: Urn, *, private: dict[str, str] | None = None, **facts: Any
) -> UUID:
    """Append to the history. Of a secret voice it says that something happened, and nothing more."""
    kept = {name: value for name, value in facts.items() if value is not None}
    hidden = dict(private or {})
    if voice.visibility == Visibility.RAHASIA:
        hidden |= {name: str(value) for name, value in kept.items()}
        kept = {}
    return append(
        stage=voice.STAGE,
        verb=verb,
        subject=voice.urn,
        actor=actor,
        facts=kept,
        private=hidden,
    )


def tell(voice: Voice, kind: str, by: Viewer, event: UUID, **params: str) -> None:
    """Tell who follows the voice or a row it hangs from, of one event, all but who did it."""
    jobs.later(
        "notices.tell_upstream",
        urn=str(voice.urn),
        kind=kind,
        actor=str(by.urn),
        event=str(event),
        params={"title": voice.title} | params,
        contoh=voice.contoh,
    )


def publish(voice: Voice) -> None:
    publish_entities([voice_entity(voice)], readable="public" if voice.is_public else "secret")
