"""Words and numbers of indicators in templates: `{% load indicators %}`."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from sinergi.indicators.api import Indicator
from sinergi.kernel.text import short_rupiah

register = template.Library()


@register.filter
def say(indicator: Indicator, field: str) -> str:
    """One of an indicator's texts in the language of the page."""
    return indicator.say(field)


@register.filter
def shown(value: Decimal | None, indicator: Indicator) -> str:
    """A value with the indicator's digits: 92,5 (92.5 in English); rupiah said short."""
    if value is None:
        return "–"
    if indicator.unit == "rupiah":
        return short_rupiah(int(value))
    number = f"{value:,.{indicator.decimals}f}"
    english = (get_language() or "id").startswith("en")
    return number if english else number.translate(str.maketrans(",.", ".,"))
