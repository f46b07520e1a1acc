"""Charts and the map as template tags; part of `{% load sinergi %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from sinergi.portal import charts, maps

register = template.Library()


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(
    rows: Iterable[Any], title: Any = "", unit: Any = "", money: bool = False, tone: str = ""
) -> dict[str, Any]:
    """Lying bars: a table whose middle column is drawn. Rows: (label, value, href, note) or mappings."""
    return {"rows": charts.bars(rows), "title": title, "unit": unit, "money": money, "tone": tone}


@register.inclusion_tag("components/column_chart.html")
def column_chart(
    rows: Iterable[Any],
    title: Any = "",
    unit: Any = "",
    target: Any = None,
    target_label: Any = "",
    money: bool = False,
) -> dict[str, Any]:
    """Standing bars over time (12 months), with a line at `target`; the table stands behind."""
    read = list(rows)
    values = [bar.value for bar in charts.bars(read)]
    ceiling = max([target or 0, *values], default=0)
    return {
        "rows": charts.bars(read, ceiling=ceiling),
        "title": title,
        "unit": unit,
        "money": money,
        "target": target,
        "target_label": target_label or _("target"),
        "level": charts.level(target, ceiling) if target else None,
    }


@register.inclusion_tag("components/sparkline.html")
def sparkline(values: Iterable[Any], label: Any = "") -> dict[str, Any]:
    """A small line of how a number went, told in words as first and last value."""
    read = list(values)
    points, x, y = charts.line(read)
    known = [value for value in read if value is not None]
    return {
        "points": points,
        "x": x,
        "y": y,
        "label": label,
        "first": known[0] if known else None,
        "last": known[-1] if known else None,
    }


@register.inclusion_tag("components/funnel.html")
def funnel(rows: Iterable[Any], title: Any = "") -> dict[str, Any]:
    """How many are left at each step of a programme, with the part of the step before."""
    return {"rows": charts.bars(rows), "title": title}


@register.inclusion_tag("components/treemap.html")
def treemap(rows: Iterable[Any], title: Any = "", money: bool = True) -> dict[str, Any]:
    """What makes up a whole, as areas; drawn once for wide and once for narrow screens."""
    read = charts.bars(rows)
    return {
        "rows": sorted(read, key=lambda bar: bar.value, reverse=True),
        "wide": charts.tiles(read, 760, 330),
        "narrow": charts.tiles(read, 360, 440),
        "total": sum(bar.value for bar in read),
        "title": title,
        "money": money,
    }


@register.inclusion_tag("components/progress.html")
def progress(done: Any, total: Any, label: Any = "", money: bool = False) -> dict[str, Any]:
    """How much of a whole is done, as one bar with both numbers in words."""
    share = float(round(min(done * 100 / total, 100), 1)) if total else 0.0
    return {"done": done, "total": total, "share": share, "label": label, "money": money}


@register.inclusion_tag("components/dots.html")
def dots(done: int, total: int, label: Any = "") -> dict[str, Any]:
    """A dot for each seat or person, up to 300; the numbers stand beside."""
    total = min(total, 300)
    drawn = charts.dots(min(done, total), total)
    height = (max(total, 1) - 1) // 25 * 10 + 10
    return {"dots": drawn, "done": done, "total": total, "height": height, "label": label}


@register.inclusion_tag("components/city_map.html", takes_context=True)
def city_map(
    context: Context,
    points: Iterable[Any] = (),
    values: Mapping[str, int] | None = None,
    title: Any = "",
    href: str = "",
    unit: Any = "",
) -> dict[str, Any]:
    """The city's kelurahan, shaded by `values` (code to count), with `points` (lon, lat, label, href, tone).

    `href` is the address a kelurahan leads to, with its code added at the end."""
    return maps.drawing(points, values or {}, href) | {
        "title": title,
        "unit": unit,
        "request": context.get("request"),
    }
