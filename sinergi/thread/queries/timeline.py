"""The city's newest steps in sentences, as the front page and the feeds tell them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sinergi.kernel.errors import Invalid
from sinergi.ledger.api import Card, Happening, Stage, newest
from sinergi.people.api import Page, Viewer
from sinergi.thread import rules, stages, words
from sinergi.thread.shapes import Moment

_ROUNDS = 6


def timeline(
    viewer: Viewer,
    *,
    before: str = "",
    size: int = 20,
    only: Iterable[Stage] = (),
) -> Page[Moment]:
    """The newest steps that the viewer may see, newest first; `next` leads to older ones.

    Steps that say nothing to others (a support, a seat, one participant's attendance) are left
    out. A page may hold fewer than `size` steps where many events may not be seen. Raises Invalid
    for a cursor that cannot be read.
    """
    wanted = set(only)
    moments: list[Moment] = []
    cursor = _read(before)
    for _round in range(_ROUNDS):
        events = newest(size * 3, before=cursor, stages=wanted)
        if not events:
            return Page(moments, "")
        told = [event for event in events if _is_told(event, wanted)]
        cards = stages.describe({event.subject for event in told}, viewer)
        for event in told:
            cursor = (event.at, event.id)
            if event.subject in cards:
                moments.append(moment(event, cards[event.subject]))
            if len(moments) == size:
                return Page(moments, _written(cursor))
        cursor = (events[-1].at, events[-1].id)
    return Page(moments, _written(cursor) if cursor else "")


def moment(event: Happening, card: Card) -> Moment:
    """One event about a row that may be seen, in a sentence."""
    values = {"title": card.title, "organisation": card.organisation or card.decided_by}
    return Moment(
        at=event.at,
        stage=card.stage,
        verb=event.verb,
        sentence=words.sentence(event.stage, event.verb, values),
        card=card,
    )


def _is_told(event: Happening, wanted: set[Stage]) -> bool:
    stage = stages.stage_of(event.subject)
    if stage is None or (wanted and stage not in wanted):
        return False
    return not rules.is_quiet(event, rules.CITY_QUIET)


def _written(cursor: tuple[datetime, UUID]) -> str:
    at, event = cursor
    return f"{at.isoformat()}~{event}"


def _read(text: str) -> tuple[datetime, UUID] | None:
    if not text:
        return None
    at, _tilde, event = text.partition("~")
    try:
        return datetime.fromisoformat(at), UUID(event)
    except ValueError as error:
        raise Invalid(field="before") from error
