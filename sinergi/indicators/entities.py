"""Indicators and their values as NGSI-LD entities. Pure."""

from __future__ import annotations

from typing import Any

from sinergi.hub.api import entity, prop, rel
from sinergi.indicators.models import Indicator, IndicatorValue


def indicator_entity(indicator: Indicator) -> dict[str, Any]:
    """What an indicator measures."""
    return entity(
        Indicator.URN_KIND,
        indicator.urn,
        code=prop(indicator.code),
        key=prop(indicator.key),
        name=prop(indicator.name),
        dimension=prop(indicator.dimension_id),
        kind=prop(indicator.kind),
        formula=prop(indicator.formula or None),
        unit=prop(indicator.unit),
        direction=prop(indicator.direction),
        definition=prop(indicator.definition or None),
        contoh=prop(True) if indicator.contoh else None,
    )


def value_entity(value: IndicatorValue) -> dict[str, Any]:
    """One value; `partOf` leads to what it measures. The rows counted stand in the ledger."""
    return entity(
        IndicatorValue.URN_KIND,
        value.urn,
        code=prop(value.code),
        partOf=rel(value.indicator.urn),
        period=prop(value.period),
        value=prop(value.value, observed_at=value.computed_at),
        numerator=prop(value.numerator),
        denominator=prop(value.denominator),
        rowsCounted=prop(value.rows or None),
        asked=prop(value.asked),
        source=prop(value.source or None),
        continues=rel(value.corrects.urn) if value.corrects else None,
        current=prop(value.current),
        dateComputed=prop(value.computed_at),
        contoh=prop(True) if value.contoh else None,
    )
