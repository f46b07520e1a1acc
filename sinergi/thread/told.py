"""A thread as plain JSON, for programs: docs/reference/api.md gives the shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sinergi.ledger.api import Card
from sinergi.thread.shapes import Group, Moment, NextStep, Origin, Station, Step, Sums, Thread

Address = Callable[[Card], str]


def as_json(thread: Thread, address: Address) -> dict[str, Any]:
    """The whole thread. `address` gives the URL of a row's page. Rupiah are whole numbers.

    `stations[].groups[].urns` names every row of a kind; `rows` describes the first ones. `links`
    states each tie: `child` hangs from `parent`.
    """
    return {
        "urn": thread.start.urn,
        "code": thread.start.code,
        "contoh": thread.contoh,
        "start": card_json(thread.start, address),
        "now": card_json(thread.now, address),
        "origin": _origin(thread.origin, address),
        "ended": str(thread.ended) or None,
        "next": _next(thread.next),
        "sums": _sums(thread.sums),
        "stations": [_station(station, address) for station in thread.stations],
        "links": [
            {
                "child": link.child,
                "parent": link.parent,
                "kind": link.kind.value,
                "at": link.at.isoformat(),
            }
            for link in thread.links
        ],
        "moments": moments_json(thread.moments, address),
    }


def card_json(card: Card, address: Address) -> dict[str, Any]:
    """One row as it introduces itself."""
    return {
        "urn": card.urn,
        "code": card.code,
        "stage": card.stage.value,
        "kind": str(card.kind),
        "title": card.title,
        "state": str(card.state),
        "at": card.at.isoformat(),
        "organisation": card.organisation or None,
        "place": card.place or None,
        "decided_by": card.decided_by or None,
        "reason": card.reason or None,
        "planned": None if card.planned is None else int(card.planned),
        "spent": None if card.spent is None else int(card.spent),
        "people": card.people,
        "contoh": card.contoh,
        "source": card.source or None,
        "missing": [str(text) for text in card.missing],
        "url": address(card),
    }


def moments_json(moments: Sequence[Moment], address: Address) -> list[dict[str, Any]]:
    """Dated events in sentences."""
    return [
        {
            "at": moment.at.isoformat(),
            "stage": moment.stage.value,
            "verb": moment.verb,
            "sentence": moment.sentence,
            "urn": moment.card.urn,
            "title": moment.card.title,
            "contoh": moment.card.contoh,
            "url": address(moment.card),
        }
        for moment in moments
    ]


def _station(station: Station, address: Address) -> dict[str, Any]:
    return {
        "stage": station.stage.value,
        "name": str(station.stage.label),
        "reached": station.reached,
        "here": station.here,
        "count": station.count,
        "beside": station.beside,
        "sums": _sums(station.sums),
        "groups": [_group(group, address) for group in station.groups],
    }


def _group(group: Group, address: Address) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "name": str(group.name),
        "count": group.count,
        "urns": list(group.urns),
        "rows": [_step(step, address) for step in group.steps],
    }


def _step(step: Step, address: Address) -> dict[str, Any]:
    return card_json(step.card, address) | {"role": step.role.value, "here": step.here}


def _origin(origin: Origin, address: Address) -> dict[str, Any]:
    return {
        "from_voice": origin.from_voice,
        "voices": origin.voices,
        "began_with": [card_json(card, address) for card in origin.began_with],
    }


def _next(step: NextStep | None) -> dict[str, Any] | None:
    if step is None:
        return None
    return {
        "stage": step.stage.value,
        "verb": step.verb,
        "label": str(step.label),
        "since": step.since.isoformat(),
        "expected": step.expected.isoformat() if step.expected else None,
        "promised": step.promised,
        "late": step.late,
        "usual_days": step.usual.days,
        "cases": step.usual.cases,
    }


def _sums(sums: Sums) -> dict[str, int | None]:
    return {
        "planned": None if sums.planned is None else int(sums.planned),
        "spent": None if sums.spent is None else int(sums.spent),
        "people": sums.people,
    }
