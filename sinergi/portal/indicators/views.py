"""The scorecard of six dimensions, and each figure with its formula, its series and the rows it came from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.indicators import api as indicators
from sinergi.indicators.api import IndicatorValue, Score
from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.ledger.api import EdgeKind
from sinergi.people.api import Viewer
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.indicators.forms import FigureForm
from sinergi.thread import api as thread
from sinergi.thread.api import Thread, Tie


@page("public", methods=("GET", "HEAD"))
def scorecard(request: PortalRequest) -> HttpResponse:
    """All dimensions and their indicators."""
    dimensions = indicators.scorecard()
    scores = [score for each in dimensions for score in each.scores]
    context = {
        "dimensions": dimensions,
        "computed": sum(score.computed and score.latest is not None for score in scores),
        "reported": sum(not score.computed and score.latest is not None for score in scores),
        "unknown": sum(score.latest is None for score in scores),
    }
    return render(request, "indicators/list.html", context)


@page("public", methods=("GET", "HEAD"))
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """An indicator, or one of its values: the code of either leads here; `?periode=2022` picks a year."""
    viewer = request.viewer
    score, value = _asked(code, request.GET.get("periode", ""), viewer)
    chain = thread.follow(value.urn, viewer) if value else None
    context = {
        "score": score,
        "indicator": score.indicator,
        "value": value,
        "said": indicators.said(value) if value else "",
        "series": _series(score),
        "target": score.targets.get(value.period) if value else None,
        "lineage": _counted(chain),
        "line": _reached(chain),
        "history": indicators.history(value) if value else [],
        "may_report": not score.computed and viewer.may(indicators.REPORT),
        "may_recount": score.computed and viewer.may(indicators.COMPUTE),
    }
    return render(request, "indicators/detail.html", context)


@page(indicators.REPORT)
def report(request: PortalRequest, code: str) -> HttpResponse:
    """Write down a published figure with its source."""
    indicator = indicators.indicator_by_code(code, request.viewer)
    form = FigureForm(request.POST or None)
    answer = submit(
        request,
        form,
        lambda data: indicators.report_value(by=request.viewer, key=indicator.key, **data),
        then=reverse("indicators:detail", args=[indicator.code]),
        message=_("Angka dicatat dengan sumbernya."),
    )
    if answer is not None:
        return answer
    return render(request, "indicators/report.html", {"form": form, "indicator": indicator})


@page(indicators.COMPUTE, methods=("POST",))
def recount(request: PortalRequest, code: str) -> HttpResponse:
    """Count an indicator again for this year and the two before."""
    indicator = indicators.indicator_by_code(code, request.viewer)
    year = clock.today().year

    def count() -> None:
        for period in range(year - 2, year + 1):
            indicators.compute(by=request.viewer, key=indicator.key, period=str(period))

    return press(
        request,
        count,
        then=reverse("indicators:detail", args=[indicator.code]),
        message=_("Sudah dihitung ulang untuk tiga tahun terakhir."),
    )


def _asked(code: str, period: str, viewer: Viewer) -> tuple[Score, IndicatorValue | None]:
    try:
        score = indicators.score(indicators.indicator_by_code(code, viewer))
    except NotFound:
        value = indicators.value_by_code(code, viewer)
        return indicators.score(value.indicator), value
    chosen = next((value for value in score.values if value.period == period), score.latest)
    return score, chosen


def _series(score: Score) -> list[tuple[str, object]]:
    """The columns of the chart; years without a value stay empty."""
    if not score.values:
        return []
    first = int(score.values[0].period)
    return [(str(first + place), number or 0) for place, number in enumerate(score.numbers)]


def _reached(chain: Thread | None) -> tuple[str, ...]:
    """The stations behind a figure; none for a reported one, which has no thread here."""
    if chain is None:
        return ()
    found = tuple(station.stage.value for station in chain.stations if station.reached)
    return found if len(found) > 1 else ()


def _counted(chain: Thread | None) -> tuple[Tie, ...]:
    """The rows a value counts, gathered by kind."""
    if chain is None:
        return ()
    step = next((s for st in chain.stations for s in st.steps() if s.here), None)
    ties = step.ties if step else ()
    return tuple(tie for tie in ties if tie.kind == EdgeKind.EVALUATED_IN)
