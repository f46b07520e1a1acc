"""Geometry of the charts, pure: numbers in, shapes in user units out. Templates draw them as SVG.

No chart has text inside a stretched drawing: labels are HTML beside it, so that they wrap and scale, and
the numbers always stand in a table too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Number = int | float | Decimal


@dataclass(frozen=True)
class Bar:
    """One value of a chart; `share` is its part of the widest in percent, `of_before` of the one before."""

    label: str
    value: Number
    href: str = ""
    note: str = ""
    tone: str = ""
    share: float = 0.0
    of_before: int | None = None

    @property
    def rest(self) -> float:
        """What is left of the full width, on each side when the bar is centred."""
        return round((100 - self.share) / 2, 2)

    @property
    def top(self) -> float:
        """Where a standing bar of a drawing 100 high begins."""
        return round(100 - self.share, 2)


@dataclass(frozen=True)
class Tile:
    """One rectangle of a treemap in user units, with the lines of its label that fit into it."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    value_fits: bool = False
    tone: int = 1


def bars(rows: Iterable[Any], *, ceiling: Number = 0) -> list[Bar]:
    """Rows of a chart from mappings (label, value, href, note, tone), tuples in that order, or `Bar`s."""
    read = [_bar(row) for row in rows]
    widest = max([ceiling, *(bar.value for bar in read)], default=0)
    ready: list[Bar] = []
    for bar in read:
        share = _percent(bar.value, widest)
        before = ready[-1].value if ready else 0
        ready.append(
            Bar(
                label=bar.label,
                value=bar.value,
                href=bar.href,
                note=bar.note,
                tone=bar.tone,
                share=max(share, 0.6) if bar.value > 0 else 0.0,
                of_before=round(_percent(bar.value, before)) if before else None,
            )
        )
    return ready


def _percent(part: Number, whole: Number) -> float:
    return round(float(part) * 100 / float(whole), 2) if whole else 0.0


def _bar(row: Any) -> Bar:
    if isinstance(row, Bar):
        return row
    if isinstance(row, Mapping):
        return Bar(
            label=str(row.get("label", "")),
            value=row.get("value") or 0,
            href=str(row.get("href") or ""),
            note=str(row.get("note") or ""),
            tone=str(row.get("tone") or ""),
        )
    label, value, *rest = row
    more = [str(part or "") for part in rest] + ["", "", ""]
    return Bar(label=str(label), value=value or 0, href=more[0], note=more[1], tone=more[2])


def level(value: Number, ceiling: Number) -> float:
    """The height of a target line from the top of a drawing 100 high."""
    return round(100 - float(value) * 100 / float(ceiling), 2) if ceiling else 100.0


def line(
    values: Sequence[Number | None], *, width: int = 120, height: int = 32
) -> tuple[str, float, float]:
    """The points of a sparkline as SVG `points`, and where its last point stands. Gaps are left out."""
    known = [(index, float(value)) for index, value in enumerate(values) if value is not None]
    if not known:
        return "", 0.0, 0.0
    low = min(value for _, value in known)
    high = max(value for _, value in known)
    pad = 4
    step = (width - 2 * pad) / max(len(values) - 1, 1)
    spread = high - low
    points = []
    for index, value in known:
        part = (value - low) / spread if spread else 0.5
        points.append(
            (round(pad + index * step, 1), round(height - pad - part * (height - 2 * pad), 1))
        )
    return " ".join(f"{x},{y}" for x, y in points), points[-1][0], points[-1][1]


def squarify(
    rows: Sequence[Bar], width: float, height: float
) -> list[tuple[Bar, float, float, float, float]]:
    """Bruls, Huizing and van Wijk's squarified treemap: (bar, x, y, width, height), largest first."""
    left = sorted((row for row in rows if row.value > 0), key=lambda row: row.value, reverse=True)
    total = float(sum(row.value for row in left))
    placed: list[tuple[Bar, float, float, float, float]] = []
    if not total:
        return placed
    scale = width * height / total
    x = y = 0.0
    while left:
        side = min(width, height)
        strip = [left.pop(0)]
        while left and _worst([*strip, left[0]], side, scale) <= _worst(strip, side, scale):
            strip.append(left.pop(0))
        thick = sum(float(bar.value) for bar in strip) * scale / side
        along = 0.0
        for bar in strip:
            size = float(bar.value) * scale / thick
            if width >= height:
                placed.append((bar, x, y + along, thick, size))
            else:
                placed.append((bar, x + along, y, size, thick))
            along += size
        if width >= height:
            x, width = x + thick, width - thick
        else:
            y, height = y + thick, height - thick
    return placed


def _worst(strip: Sequence[Bar], side: float, scale: float) -> float:
    areas = [float(bar.value) * scale for bar in strip]
    total = sum(areas)
    return max(side * side * max(areas) / total**2, total**2 / (side * side * min(areas)))


def tiles(
    rows: Iterable[Any], width: int, height: int, *, letter: float = 8.2, leading: int = 19
) -> list[Tile]:
    """A treemap whose tiles carry as much of their label as fits; the table beside it carries all."""
    gap = 2.0
    made = []
    for rank, (bar, x, y, wide, high) in enumerate(squarify(bars(rows), width, height)):
        inner = max(wide - gap, 0.5), max(high - gap, 0.5)
        room = int((inner[0] - 16) / letter)
        count = int((inner[1] - 12) / leading)
        value_fits = room >= 9 and count >= 2
        lines = _wrap(bar.label, room, count - 1 if value_fits else count)
        made.append(
            Tile(
                bar=bar,
                x=round(x, 1),
                y=round(y, 1),
                width=round(inner[0], 1),
                height=round(inner[1], 1),
                lines=lines,
                value_fits=value_fits and bool(lines),
                tone=min(rank, 5) + 1,
            )
        )
    return made


def _wrap(label: str, room: int, count: int) -> tuple[str, ...]:
    """The label in at most `count` lines of `room` letters, cut with an ellipsis; () if too narrow."""
    if room < 5 or count < 1:
        return ()
    lines: list[str] = []
    now = ""
    for word in label.split():
        longer = f"{now} {word}".strip()
        if len(longer) <= room:
            now = longer
            continue
        if now:
            lines.append(now)
        now = word
    lines.append(now)
    kept = lines[:count]
    if len(lines) > count:
        kept[-1] = f"{kept[-1][: room - 1]}…"
    return tuple(text if len(text) <= room else f"{text[: room - 1]}…" for text in kept)


def dots(done: int, total: int, *, across: int = 25) -> list[tuple[int, int, bool]]:
    """A dot for each seat or person: (x, y, whether filled), `across` in a line, 10 units apart."""
    return [
        (index % across * 10 + 5, index // across * 10 + 5, index < done) for index in range(total)
    ]
