"""A thread as linked NGSI-LD entities (ETSI GS CIM 009): rows become entities, ties relationships. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sinergi.hub.api import entity, prop, rel
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Card, EdgeKind, Link
from sinergi.thread.shapes import Thread
from sinergi.thread.stages import kind_of

RELATIONSHIPS: Mapping[EdgeKind, str] = {
    EdgeKind.GREW_FROM: "grewFrom",
    EdgeKind.ANSWERS: "answers",
    EdgeKind.CONTINUES: "continues",
    EdgeKind.DECIDED_AT: "decidedAt",
    EdgeKind.ANNOUNCED_AT: "announcedAt",
    EdgeKind.ORDERED_BY: "orderedBy",
    EdgeKind.PART_OF: "partOf",
    EdgeKind.PAID_BY: "paidBy",
    EdgeKind.FUNDS: "funds",
    EdgeKind.DELIVERS: "delivers",
    EdgeKind.RESULT_OF: "resultOf",
    EdgeKind.EVALUATED_IN: "evaluates",
}


def entities(thread: Thread) -> list[dict[str, Any]]:
    """The entities of a thread's described rows in order of the stations, tied to each other."""
    return linked(thread.described().values(), thread.links)


def linked(cards: Iterable[Card], links: Iterable[Link]) -> list[dict[str, Any]]:
    """Rows as entities; each carries a relationship for every kind of tie to the rows it hangs from."""
    ties: defaultdict[Urn, defaultdict[str, list[Urn]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        ties[link.child][RELATIONSHIPS[link.kind]].append(link.parent)
    return [_entity(card, ties[card.urn]) for card in cards]


def _entity(card: Card, ties: Mapping[str, list[Urn]]) -> dict[str, Any]:
    return entity(
        kind_of(card.urn),
        card.urn,
        code=prop(card.code),
        stage=prop(card.stage.value),
        title=prop(card.title),
        status=prop(str(card.state)),
        dateIssued=prop(card.at),
        organisation=prop(card.organisation or None),
        place=prop(card.place or None),
        decidedBy=prop(card.decided_by or None),
        reason=prop(card.reason or None),
        amountPlanned=prop(None if card.planned is None else int(card.planned)),
        amountSpent=prop(None if card.spent is None else int(card.spent)),
        peopleReached=prop(card.people),
        notFound=prop([str(text) for text in card.missing] or None),
        source=prop(card.source or None),
        contoh=prop(True) if card.contoh else None,
        **{name: rel(parents) for name, parents in ties.items()},
    )
