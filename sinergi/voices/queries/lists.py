"""Lists of voices: filtered, on the map, alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from sinergi.kernel import clock
from sinergi.kernel.ids import clean_code
from sinergi.people.api import Page, Viewer, keyset
from sinergi.voices import rules
from sinergi.voices.models import Voice
from sinergi.voices.queries.rows import PUBLIC, readable
from sinergi.voices.rules import State

_LIKE_AT_LEAST = 0.3
_LIKE_POOL = 400


def voices(
    viewer: Viewer,
    *,
    state: str = "",
    category: str = "",
    kelurahan: str = "",
    organisation: str = "",
    year: int | None = None,
    q: str = "",
    late: bool = False,
    mine: bool = False,
    contoh: bool | None = None,
    after: str = "",
    size: int = 20,
) -> Page[Voice]:
    """Voices, newest first.

    `state` also takes "terbuka" for everything the city still owes an answer. `kelurahan` is a region
    code (a kecamatan's takes all its kelurahan), `organisation` a short name, `q` words of title, text,
    address or a code. Archived voices show only when asked for.
    """
    rows = (
        filtered(
            viewer,
            state=state,
            category=category,
            kelurahan=kelurahan,
            organisation=organisation,
            year=year,
            q=q,
            late=late,
            mine=mine,
            contoh=contoh,
        )
        .select_related("category", "organisation", "region")
        .defer("region__geometry")
    )
    return keyset(rows, after, size)


def filtered(
    viewer: Viewer,
    *,
    state: str = "",
    category: str = "",
    kelurahan: str = "",
    organisation: str = "",
    year: int | None = None,
    q: str = "",
    late: bool = False,
    mine: bool = False,
    contoh: bool | None = None,
) -> QuerySet[Voice]:
    """The rows of `voices` before paging."""
    rows = _in_state(readable(viewer), state, mine=mine)
    if category:
        rows = rows.filter(category_id=category)
    if kelurahan:
        rows = rows.filter(Q(region_id=kelurahan) | Q(region__code__startswith=f"{kelurahan}."))
    if organisation:
        rows = rows.filter(organisation__short=organisation)
    if year:
        rows = rows.filter(
            created_at__gte=clock.wib(year, 1, 1, 0), created_at__lt=clock.wib(year + 1, 1, 1, 0)
        )
    if late:
        rows = rows.filter(state__in=rules.OPEN_STATES, due_on__lt=clock.today())
    if mine:
        rows = rows.filter(reporter_id=viewer.user_id, reporter__isnull=False)
    if contoh is not None:
        rows = rows.filter(contoh=contoh)
    for word in q.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(text__icontains=word)
            | Q(address__icontains=word)
            | Q(code=clean_code(word)[:10])
        )
    return rows


def points(viewer: Viewer, *, limit: int = 300, **filters: Any) -> list[Voice]:
    """The newest voices with a point, for a map; same filters as `voices`."""
    rows = filtered(viewer, **filters).filter(lon__isnull=False)
    return list(rows.select_related("category").order_by("-created_at", "-id")[:limit])


def count_by_kelurahan(viewer: Viewer, **filters: Any) -> dict[str, int]:
    """How many voices each kelurahan has: region code to count; same filters as `voices`."""
    rows = filtered(viewer, **filters).filter(region__isnull=False)
    return dict(rows.values_list("region_id").annotate(count=Count("id")).order_by("region_id"))


def similar(
    viewer: Viewer,
    *,
    title: str,
    text: str = "",
    category: str = "",
    kelurahan: str = "",
    count: int = 5,
) -> list[Voice]:
    """Public voices about the same need, likest first: same matter or same kelurahan, alike in words."""
    wanted = rules.keywords(f"{title} {text}")
    near = Q(category_id=category) if category else Q()
    if kelurahan:
        near |= Q(region_id=kelurahan)
    pool = (
        readable(viewer)
        .filter(PUBLIC, near)
        .exclude(state=State.DIARSIPKAN)
        .select_related("category", "organisation", "region")
        .defer("region__geometry")
        .order_by("-created_at", "-id")[:_LIKE_POOL]
    )
    scored = [
        (
            rules.likeness(wanted, rules.keywords(f"{row.title} {row.text}"))
            + _near(row, kelurahan),
            row,
        )
        for row in pool
    ]
    best = sorted(scored, key=lambda pair: pair[0], reverse=True)
    return [row for score, row in best if score >= _LIKE_AT_LEAST][:count]


def chosen(viewer: Viewer, codes: Sequence[str]) -> list[Voice]:
    """The public voices with these codes, in order of report; others are left out."""
    wanted = [clean_code(code) for code in codes]
    rows = (
        readable(viewer)
        .filter(PUBLIC, code__in=wanted)
        .select_related("category", "region")
        .defer("region__geometry")
    )
    return list(rows.order_by("created_at", "id"))


def _in_state(rows: QuerySet[Voice], state: str, *, mine: bool) -> QuerySet[Voice]:
    if state == "terbuka":
        return rows.filter(state__in=rules.OPEN_STATES)
    if state:
        return rows.filter(state=state)
    return rows if mine else rows.exclude(state=State.DIARSIPKAN)


def _near(voice: Voice, kelurahan: str) -> float:
    return 0.15 if kelurahan and voice.region_id == kelurahan else 0.0
