"""Lists of each stage as JSON, page by page, and the list of doors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import JsonResponse

from sinergi.budgets import api as budgets
from sinergi.indicators import api as indicators
from sinergi.interop.access import DoorRequest, door
from sinergi.interop.addresses import thread_of, whole
from sinergi.kernel.errors import Invalid, NotFound
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Stage
from sinergi.outcomes import api as outcomes
from sinergi.people.api import Page, Viewer
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.thread import api as thread
from sinergi.voices import api as voices

_SIZE, _MOST = 50, 200
_READABLE = {"ensure_ascii": False}

Lister = Callable[[Viewer, str, int], Page[Any]]


@door()
def stage_list(request: DoorRequest, stage: str) -> JsonResponse:
    """The newest rows of a stage as cards. `?after=` takes the `next` of the page before, `?size=` 1-200."""
    if stage not in Stage.values:
        raise NotFound
    size = _size(request.GET.get("size", ""))
    page = _LISTS[Stage(stage)](request.viewer, request.GET.get("after", ""), size)
    urns = [_urn(row) for row in page.items]
    cards = thread.describe(urns, request.viewer)
    following = f"/api/v1/{stage}?after={page.next}&size={size}" if page.next else ""
    return JsonResponse(
        {
            "items": [thread.card_json(cards[urn], thread_of) for urn in urns if urn in cards],
            "next": whole(following) if following else None,
        },
        json_dumps_params=_READABLE,
    )


@door()
def timeline(request: DoorRequest) -> JsonResponse:
    """The newest steps of the city as dated sentences. `?before=` takes the `next` of the page before."""
    size = _size(request.GET.get("size", ""))
    page = thread.timeline(request.viewer, before=request.GET.get("before", ""), size=size)
    return JsonResponse(
        {"items": thread.moments_json(page.items, thread_of), "next": page.next or None},
        json_dumps_params=_READABLE,
    )


@door()
def scorecard(request: DoorRequest) -> JsonResponse:
    """The six dimensions with every indicator, its series and target."""
    return JsonResponse(
        {"dimensions": [_dimension(each) for each in indicators.scorecard()]},
        json_dumps_params=_READABLE,
    )


@door()
def index(request: DoorRequest) -> JsonResponse:
    """Every door with its address."""
    doors = {
        "thread": whole("/api/v1/thread/{urn or code}"),
        "thread_ngsi_ld": whole("/api/v1/thread/{urn or code}.jsonld"),
        "timeline": whole("/api/v1/timeline"),
        "scorecard": whole("/api/v1/scorecard"),
        "datasets": whole("/api/v1/datasets"),
        "feed": whole("/umpan.atom"),
    }
    stages = {stage.value: whole(f"/api/v1/{stage.value}") for stage in Stage}
    return JsonResponse({"doors": doors, "stages": stages}, json_dumps_params=_READABLE)


def _dimension(each: indicators.DimensionScores) -> dict[str, Any]:
    return {
        "key": each.dimension.key,
        "name": each.dimension.label,
        "indicators": [_score(score) for score in each.scores],
    }


def _score(score: indicators.Score) -> dict[str, Any]:
    return {
        "key": score.indicator.key,
        "urn": score.indicator.urn,
        "name": score.indicator.say("name"),
        "kind": score.indicator.kind,
        "unit": score.indicator.unit,
        "direction": score.indicator.direction,
        "standing": score.standing.value,
        "values": [
            {
                "urn": value.urn,
                "period": value.period,
                "value": float(value.value),
                "numerator": value.numerator,
                "denominator": value.denominator,
                "rows": value.rows,
                "asked": value.asked,
                "contoh": value.contoh,
                "source": value.source or None,
                "computed_at": value.computed_at.isoformat() if value.computed_at else None,
            }
            for value in score.values
        ],
        "targets": [
            {"period": target.period, "value": float(target.value), "source": target.source}
            for target in score.targets.values()
        ],
    }


def _size(text: str) -> int:
    if not text:
        return _SIZE
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise Invalid(field="size")
    return int(text)


def _urn(row: Any) -> Urn:
    """The row behind an entry of a list; the list of programmes wraps its rows."""
    return Urn(row.programme.urn if isinstance(row, programmes.Listed) else row.urn)


_LISTS: Mapping[Stage, Lister] = {
    Stage.VOICES: lambda viewer, after, size: voices.voices(viewer, after=after, size=size),
    Stage.PROPOSALS: lambda v, after, size: proposals.proposals(v, after=after, size=size),
    Stage.PLANS: lambda viewer, after, size: plans.activities(viewer, after=after, size=size),
    Stage.BUDGETS: lambda v, after, size: budgets.budget_lines(v, after=after, size=size),
    Stage.PROGRAMMES: lambda v, after, size: programmes.programmes(v, after=after, size=size),
    Stage.OUTCOMES: lambda viewer, after, size: outcomes.surveys(viewer, after=after, size=size),
    Stage.INDICATORS: lambda viewer, after, size: indicators.values(viewer, after=after, size=size),
}
