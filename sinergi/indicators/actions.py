"""What can be done with indicators: compute them from rows, report them from a source, set a target."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from sinergi.hub.api import publish
from sinergi.indicators import rules
from sinergi.indicators.entities import value_entity
from sinergi.indicators.models import Indicator, IndicatorValue, Target
from sinergi.indicators.rules import Kind, Measure
from sinergi.indicators.sources import Facts
from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import EdgeKind, Parent, record, walk
from sinergi.people.api import Viewer, require


@transaction.atomic
def compute(*, by: Viewer, key: str, period: str) -> IndicatorValue | None:
    """Compute an indicator for a period from the rows of the stages; None when nothing can be counted.

    A value that stays the same writes nothing. When more rows are counted, the value is brought up
    to date and the new rows are tied to it; when a row is no longer counted, a new value corrects the
    old one, whose rows stay with it. Raises NotAllowed, NotFound, NotComputed, PeriodUnreadable.
    """
    return _compute(by, key, period, Facts())


def _compute(by: Viewer, key: str, period: str, facts: Facts) -> IndicatorValue | None:
    require(by, rules.COMPUTE)
    period = rules.check_period(period)
    indicator = _locked(key)
    if indicator.kind != Kind.COMPUTED:
        raise rules.NotComputed
    measure = facts.measure(indicator.formula, indicator.offices, rules.year_of(period))
    current = IndicatorValue.objects.filter(
        indicator=indicator, period=period, current=True
    ).first()
    if measure is None:
        return current
    counted = _counted(current) if current else frozenset()
    if current is not None and counted <= set(measure.counted):
        return _brought_up_to_date(by, current, measure, counted)
    return _new_value(by, indicator, period, measure, corrects=current)


@transaction.atomic
def recompute(*, by: Viewer, periods: Iterable[str]) -> int:
    """Compute every computed indicator for these periods; return how many have a value. NotAllowed."""
    require(by, rules.COMPUTE)
    keys = list(
        Indicator.objects.filter(kind=Kind.COMPUTED)
        .order_by("position", "key")
        .values_list("key", flat=True)
    )
    facts = Facts()
    values = [_compute(by, key, period, facts) for period in periods for key in keys]
    return sum(value is not None for value in values)


@transaction.atomic
def report_value(
    *,
    by: Viewer,
    key: str,
    period: str,
    value: Decimal,
    source: str,
    note: str = "",
    contoh: bool = False,
) -> IndicatorValue:
    """Write down a published figure with its source. Another figure for the same period corrects it.

    Raises NotAllowed, NotFound, NotReported, PeriodUnreadable, SourceMissing.
    """
    require(by, rules.REPORT)
    period = rules.check_period(period)
    if not source.strip():
        raise rules.SourceMissing(field="source")
    indicator = _locked(key)
    if indicator.kind != Kind.REPORTED:
        raise rules.NotReported
    before = IndicatorValue.objects.filter(indicator=indicator, period=period, current=True).first()
    if before is not None and (before.value, before.source) == (value, source):
        return before
    row = IndicatorValue(
        indicator=indicator,
        period=period,
        value=value,
        note=note,
        source=source,
        contoh=contoh,
    )
    _take_over(row, before)
    parents = _parents(row)
    record(
        stage=row.STAGE,
        verb="reported",
        subject=row.urn,
        actor=by.urn,
        facts={"indicator": key, "period": period, "value": str(value), "source": source},
        parents=parents,
    )
    publish([value_entity(row), *([value_entity(before)] if before else [])])
    return row


@transaction.atomic
def set_target(*, by: Viewer, key: str, period: str, value: Decimal, source: str) -> Target:
    """Write down what a document promised for a period; the document is the `source`.

    Raises NotAllowed, NotFound, PeriodUnreadable, SourceMissing.
    """
    require(by, rules.REPORT)
    if not source.strip():
        raise rules.SourceMissing(field="source")
    indicator = _locked(key)
    target, _fresh = Target.objects.update_or_create(
        indicator=indicator,
        period=rules.check_period(period),
        defaults={"value": value, "source": source},
    )
    record(
        stage=indicator.STAGE,
        verb="target_set",
        subject=indicator.urn,
        actor=by.urn,
        facts={"period": period, "value": str(value), "source": source},
    )
    return target


def _locked(key: str) -> Indicator:
    indicator = (
        Indicator.objects.select_for_update().filter(key=key).select_related("dimension").first()
    )
    if indicator is None:
        raise NotFound(field="key")
    return indicator


def _counted(value: IndicatorValue) -> frozenset[Urn]:
    """The rows a value counts, as the ledger's edges state."""
    behind = walk(value.urn, "backwards", depth=1)
    own = {value.urn, value.indicator.urn}
    return frozenset(
        urn for urn in behind if urn not in own and f":{IndicatorValue.URN_KIND}:" not in urn
    )


def _brought_up_to_date(
    by: Viewer, value: IndicatorValue, measure: Measure, counted: frozenset[Urn]
) -> IndicatorValue:
    fresh = [urn for urn in measure.counted if urn not in counted]
    before = (value.value, value.numerator, value.denominator, value.asked)
    after = (measure.value, measure.numerator, measure.denominator, measure.asked)
    if not fresh and before == after:
        return value
    _fill(value, measure)
    value.save()
    _record_computed(by, value, [Parent(urn, EdgeKind.EVALUATED_IN) for urn in fresh])
    publish([value_entity(value)])
    return value


def _new_value(
    by: Viewer,
    indicator: Indicator,
    period: str,
    measure: Measure,
    *,
    corrects: IndicatorValue | None,
) -> IndicatorValue:
    value = IndicatorValue(indicator=indicator, period=period)
    _fill(value, measure)
    _take_over(value, corrects)
    parents = _parents(value)
    parents += [Parent(urn, EdgeKind.EVALUATED_IN) for urn in measure.counted]
    _record_computed(by, value, parents)
    publish([value_entity(value), *([value_entity(corrects)] if corrects else [])])
    return value


def _take_over(value: IndicatorValue, before: IndicatorValue | None) -> None:
    """Save a value in place of the one it corrects."""
    if before is not None:
        before.current = False
        before.save(update_fields=["current"])
        value.corrects = before
    value.save()


def _fill(value: IndicatorValue, measure: Measure) -> None:
    value.value = measure.value
    value.numerator = measure.numerator
    value.denominator = measure.denominator
    value.asked = measure.asked
    value.rows = len(measure.counted)
    value.contoh = measure.contoh
    value.computed_at = clock.now()


def _parents(value: IndicatorValue) -> list[Parent]:
    parents = [Parent(value.indicator.urn, EdgeKind.PART_OF)]
    if value.corrects is not None:
        parents.append(Parent(value.corrects.urn, EdgeKind.CONTINUES))
    return parents


def _record_computed(by: Viewer, value: IndicatorValue, parents: list[Parent]) -> None:
    record(
        stage=value.STAGE,
        verb="computed",
        subject=value.urn,
        actor=by.urn,
        facts={
            "indicator": value.indicator.key,
            "period": value.period,
            "value": str(value.value),
            "numerator": value.numerator,
            "denominator": value.denominator,
            "rows": value.rows,
        },
        parents=parents,
    )
