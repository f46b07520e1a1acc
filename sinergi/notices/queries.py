"""Read what one was told and what one follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card
from sinergi.notices.models import Follow, Mail, Notice, Preference
from sinergi.notices.rules import NoSuchNotice, sentence
from sinergi.notices.stages import describe
from sinergi.people.api import Page, Viewer, keyset, signed_in


@dataclass(frozen=True)
class Told:
    """One notice as read: its sentence in the active language."""

    id: UUID
    text: str
    kind: str
    subject: Urn
    at: datetime
    unread: bool
    contoh: bool


def inbox(viewer: Viewer, after: str = "", size: int = 20) -> Page[Told]:
    """One's notices, newest first. Empty for nobody."""
    if viewer.user_id is None:
        return Page()
    rows = keyset(Notice.objects.filter(user_id=viewer.user_id), after, size, ("-at", "-id"))
    untitled = [Urn(row.subject) for row in rows.items if "title" not in row.params]
    cards = describe(untitled, viewer) if untitled else {}
    return Page([_told(row, cards) for row in rows.items], rows.next)


def _told(row: Notice, cards: Mapping[Urn, Card]) -> Told:
    """A notice as read; a title that was not sent along is the subject's, as far as the person may see it."""
    card = cards.get(Urn(row.subject))
    named = {"title": card.title} if card else {}
    return Told(
        id=row.id,
        text=sentence(row.kind, named | row.params),
        kind=row.kind,
        subject=Urn(row.subject),
        at=row.at,
        unread=row.read_at is None,
        contoh=row.contoh,
    )


def notice(viewer: Viewer, notice_id: UUID) -> Told:
    """One of one's own notices. Raises NoSuchNotice."""
    row = Notice.objects.filter(pk=notice_id, user_id=signed_in(viewer)).first()
    if row is None:
        raise NoSuchNotice
    return _told(row, describe([Urn(row.subject)], viewer))


def unread_count(viewer: Viewer) -> int:
    """How many notices one has not read; 0 for nobody."""
    if viewer.user_id is None:
        return 0
    return Notice.objects.filter(user_id=viewer.user_id, read_at=None).count()


def is_following(viewer: Viewer, urn: str) -> bool:
    """Whether one follows this row; False for nobody."""
    if viewer.user_id is None:
        return False
    return Follow.objects.filter(user_id=viewer.user_id, urn=urn).exists()


def followers(urn: str) -> list[UUID]:
    """The accounts that follow a row."""
    return list(Follow.objects.filter(urn=urn).values_list("user_id", flat=True))


def followed(viewer: Viewer, after: str = "", size: int = 20) -> Page[tuple[Follow, Card | None]]:
    """What one follows, newest first, with its card as far as one may see it."""
    if viewer.user_id is None:
        return Page()
    rows = keyset(Follow.objects.filter(user_id=viewer.user_id), after, size, ("-at", "-id"))
    cards = describe([Urn(row.urn) for row in rows.items], viewer)
    return Page([(row, cards.get(Urn(row.urn))) for row in rows.items], rows.next)


def mail_choice(viewer: Viewer) -> Mail:
    """When one wants e-mail."""
    if viewer.user_id is None:
        return Mail.NEVER
    kept = Preference.objects.filter(user_id=viewer.user_id).first()
    return Mail(kept.mail) if kept else Mail.EACH
