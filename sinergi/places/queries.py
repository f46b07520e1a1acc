"""Look up regions, and which kelurahan a point lies in. Regions change with the law, so they are cached."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from shapely import STRtree
from shapely.geometry import Point, shape

from sinergi.places.models import Level, Region
from sinergi.places.rules import NoSuchRegion

_DECIMALS = 5  # about one metre


def regions(level: str = "", *, within: str = "") -> list[Region]:
    """The regions of a level ("" for all) in order of code, without geometry; `within` is a parent's code."""
    found = Region.objects.defer("geometry").select_related("parent").defer("parent__geometry")
    if level:
        found = found.filter(level=level)
    if within:
        found = found.filter(code__startswith=f"{within}.")
    return list(found)


def region(code: str) -> Region:
    """One region by its code. Raises NoSuchRegion."""
    try:
        return Region.objects.select_related("parent").get(code=code)
    except Region.DoesNotExist:
        raise NoSuchRegion(region=code) from None


def kelurahan_at(lon: float, lat: float) -> Region | None:
    """The kelurahan that holds a point (degrees, WGS 84); None outside the city.

    On a shared border the kelurahan with the lower code is taken, so that every call agrees.
    """
    tree, codes = _kelurahan_tree()
    hits = tree.query(Point(lon, lat), predicate="intersects")
    if not len(hits):
        return None
    return region(min(codes[index] for index in hits))


def boundaries(level: str) -> dict[str, Any]:
    """The regions of a level as a GeoJSON FeatureCollection, rounded to 5 decimals (some metre).

    Properties: `code`, `name`, `level`, `parent` (code), `parent_name`, `lat`, `lng`. Do not change the
    returned object: it is shared.
    """
    return _boundaries(level, _stamp())


@lru_cache(maxsize=8)
def _boundaries(level: str, stamp: int) -> dict[str, Any]:
    found = Region.objects.filter(level=level).select_related("parent")
    return {"type": "FeatureCollection", "features": [_feature(row) for row in found]}


def _feature(row: Region) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row.code,
        "properties": {
            "code": row.code,
            "name": row.name,
            "level": row.level,
            "parent": row.parent_id or "",
            "parent_name": row.parent.name if row.parent else "",
            "lat": row.lat,
            "lng": row.lng,
        },
        "geometry": {
            "type": row.geometry["type"],
            "coordinates": _rounded(row.geometry["coordinates"]),
        },
    }


def _rounded(part: Any) -> Any:
    return round(part, _DECIMALS) if isinstance(part, int | float) else [_rounded(p) for p in part]


def _kelurahan_tree() -> tuple[STRtree, list[str]]:
    return _tree(_stamp())


@lru_cache(maxsize=2)
def _tree(stamp: int) -> tuple[STRtree, list[str]]:
    rows = list(Region.objects.filter(level=Level.KELURAHAN).values_list("code", "geometry"))
    return STRtree([shape(geometry) for _, geometry in rows]), [code for code, _ in rows]


_loaded: list[int] = []


def _stamp() -> int:
    """Tells caches of a city with regions from those of an empty one (before its first load)."""
    if not _loaded:
        count = Region.objects.count()
        if count:
            _loaded.append(count)
        return count
    return _loaded[0]


def forget() -> None:
    """Read the regions again at the next look-up: they were loaded or edited in this process."""
    _loaded.clear()
    _tree.cache_clear()
    _boundaries.cache_clear()
