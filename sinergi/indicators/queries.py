"""Named reads of the scorecard. Indicators and their values are public; the rows behind them may not be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sinergi.indicators import rules
from sinergi.indicators.models import Dimension, Indicator, IndicatorValue, Target
from sinergi.indicators.rules import Formula, Kind, Standing
from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound, Text
from sinergi.kernel.ids import Urn, clean_code, parse_urn
from sinergi.ledger.api import Card, Happening, events_of
from sinergi.people.api import Page, Viewer, keyset

URN_KINDS: tuple[str, ...] = (Indicator.URN_KIND, IndicatorValue.URN_KIND)
VERBS: dict[str, Text] = {
    "defined": _("Indikator ditambahkan ke rapor kota"),
    "target_set": _("Target indikator dicatat"),
    "computed": _("Indikator dihitung dari data kota"),
    "reported": _("Nilai indikator dicatat dari sumbernya"),
}


@dataclass(frozen=True)
class Score:
    """An indicator as the scorecard shows it: its series, newest value, target and direction."""

    indicator: Indicator
    values: tuple[IndicatorValue, ...]
    targets: dict[str, Target]

    @property
    def latest(self) -> IndicatorValue | None:
        return self.values[-1] if self.values else None

    @property
    def before(self) -> IndicatorValue | None:
        return self.values[-2] if len(self.values) > 1 else None

    @property
    def target(self) -> Target | None:
        """The target of the newest value's period."""
        return self.targets.get(self.latest.period) if self.latest else None

    @property
    def standing(self) -> Standing:
        value = self.latest.value if self.latest else None
        target = self.target.value if self.target else None
        return rules.standing(value, target, self.indicator.direction)

    @property
    def trend(self) -> str:
        """ "better", "worse", "same" or ""; part of a year is not held against a whole one."""
        if self.running:
            return ""
        now = self.latest.value if self.latest else None
        before = self.before.value if self.before else None
        return rules.trend(before, now, self.indicator.direction)

    @property
    def running(self) -> bool:
        """Whether the newest figure was counted here in a year that is not over."""
        year = rules.year_of(self.latest.period) if self.latest else 0
        return self.computed and year == clock.today().year

    @property
    def numbers(self) -> list[Decimal | None]:
        """The series with gaps: one entry a year, None where there is no value."""
        known = {rules.year_of(value.period): value.value for value in self.values}
        if not known:
            return []
        return [known.get(year) for year in range(min(known), max(known) + 1)]

    @property
    def computed(self) -> bool:
        return self.indicator.kind == Kind.COMPUTED

    @property
    def formula(self) -> Formula | None:
        return rules.FORMULAS.get(self.indicator.formula)

    @property
    def contoh(self) -> bool:
        return bool(self.latest and self.latest.contoh)


@dataclass(frozen=True)
class DimensionScores:
    """One of the six dimensions with its indicators."""

    dimension: Dimension
    scores: tuple[Score, ...]

    @property
    def known(self) -> int:
        """How many indicators have a value."""
        return sum(score.latest is not None for score in self.scores)


def scorecard() -> list[DimensionScores]:
    """All dimensions with their indicators and series; four queries."""
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    for score in _scores(Indicator.objects.select_related("dimension")):
        scores[score.indicator.dimension_id].append(score)
    return [
        DimensionScores(dimension, tuple(scores[dimension.key]))
        for dimension in Dimension.objects.order_by("position")
    ]


def score(indicator: Indicator) -> Score:
    """One indicator with its series and targets."""
    return _scores(Indicator.objects.filter(pk=indicator.pk).select_related("dimension"))[0]


def indicator_by_code(code: str, viewer: Viewer) -> Indicator:
    """An indicator by its public code or by its key. Raises NotFound."""
    rows = Indicator.objects.select_related("dimension")
    found = rows.filter(code=clean_code(code)).first() or rows.filter(key=code.lower()).first()
    if found is None:
        raise NotFound
    return found


def value_by_code(code: str, viewer: Viewer) -> IndicatorValue:
    """A value by its public code, with what it measures. Raises NotFound."""
    found = (
        IndicatorValue.objects.select_related("indicator__dimension", "corrects")
        .filter(code=clean_code(code))
        .first()
    )
    if found is None:
        raise NotFound
    return found


def find(code: str, viewer: Viewer) -> Urn:
    """The URN behind a public code of this stage. Raises NotFound."""
    wanted = clean_code(code)
    for model in (Indicator, IndicatorValue):
        row = model.objects.filter(code=wanted).only("id", "code").first()
        if row is not None:
            return row.urn
    raise NotFound


def told() -> QuerySet[IndicatorValue]:
    """The values that hold and that can be known by the city's clock.

    Nothing is told of a year that has not begun. What others publish about a year comes at or after
    its end, so a reported figure of the running year is told only when it was written down this year.
    """
    year = clock.today().year
    running = Q(indicator__kind=Kind.REPORTED, period__gte=str(year))
    this_year = Q(
        created_at__gte=clock.wib(year, 1, 1, 0), created_at__lt=clock.wib(year + 1, 1, 1, 0)
    )
    held = IndicatorValue.objects.filter(current=True, period__lt=str(year + 1))
    return held.exclude(running & ~this_year)


def values(
    viewer: Viewer, *, key: str = "", kind: str = "", after: str = "", size: int = 50
) -> Page[IndicatorValue]:
    """Current values, newest first."""
    rows = told().select_related("indicator__dimension", "corrects")
    if key:
        rows = rows.filter(indicator__key=key)
    if kind:
        rows = rows.filter(indicator__kind=kind)
    return keyset(rows, after, size)


def history(value: IndicatorValue) -> list[Happening]:
    """How a value came to be, newest first: the ledger's events of it and of those it corrects."""
    chain: list[Urn] = []
    row: IndicatorValue | None = value
    while row is not None and len(chain) < 20:
        chain.append(row.urn)
        row = row.corrects
    return events_of(chain, newest_first=True)


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of the indicators and values among these rows; at most one query for each."""
    wanted = _ids(urns)
    cards: dict[Urn, Card] = {}
    if keys := wanted.get(Indicator.URN_KIND):
        rows = Indicator.objects.filter(pk__in=keys).select_related("dimension")
        cards |= {row.urn: _indicator_card(row) for row in rows}
    if keys := wanted.get(IndicatorValue.URN_KIND):
        found = IndicatorValue.objects.filter(pk__in=keys).select_related("indicator")
        cards |= {row.urn: _value_card(row) for row in found}
    return cards


def visible(urns: Sequence[Urn], viewer: Viewer) -> set[Urn]:
    """All rows of this stage are public; this asks no database."""
    return {urn for urn in urns if parse_urn(urn)[0] in URN_KINDS}


def said(value: IndicatorValue) -> str:
    """A value as people write it, with its unit, in their language: "92,5 persen"."""
    indicator = value.indicator
    number = f"{value.value:,.{indicator.decimals}f}"
    if not (get_language() or "id").startswith("en"):
        number = number.translate(str.maketrans(",.", ".,"))
    return f"Rp{number}" if indicator.unit == "rupiah" else f"{number} {indicator.say('unit')}"


def _scores(indicators: QuerySet[Indicator]) -> list[Score]:
    found = list(indicators.order_by("position", "key"))
    series: defaultdict[UUID, list[IndicatorValue]] = defaultdict(list)
    rows = told().filter(indicator__in=found).order_by("period")
    for value in rows:
        series[value.indicator_id].append(value)
    targets: defaultdict[UUID, dict[str, Target]] = defaultdict(dict)
    for target in Target.objects.filter(indicator__in=found):
        targets[target.indicator_id][target.period] = target
    return [Score(row, tuple(series[row.pk]), targets[row.pk]) for row in found]


def _ids(urns: Iterable[Urn]) -> dict[str, list[UUID]]:
    kinds: defaultdict[str, list[UUID]] = defaultdict(list)
    for urn in urns:
        kind, key = parse_urn(urn)
        if kind in URN_KINDS:
            kinds[kind].append(key)
    return kinds


def _indicator_card(row: Indicator) -> Card:
    return Card(
        urn=row.urn,
        code=row.code,
        stage=row.STAGE,
        kind=_("Indikator"),
        title=row.say("name"),
        state=Kind(row.kind).label,
        at=row.created_at,
        organisation=row.owner,
        contoh=row.contoh,
        source=row.source,
    )


def _value_card(row: IndicatorValue) -> Card:
    at = row.computed_at or row.created_at
    if not row.current:
        state: Text = _("Sudah dikoreksi")
    else:
        state = _("Dihitung") if row.computed_at else _("Dilaporkan")
    return Card(
        urn=row.urn,
        code=row.code,
        stage=row.STAGE,
        kind=_("Nilai indikator"),
        title=f"{row.indicator.say('name')} {row.period}: {said(row)}",
        state=state,
        at=at,
        organisation=row.indicator.owner,
        contoh=row.contoh,
        source=row.source,
    )
