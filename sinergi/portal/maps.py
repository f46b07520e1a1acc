"""The city as a drawing: kelurahan as SVG paths with links; Leaflet may take over where there is JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from shapely import coverage_simplify, get_parts
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from sinergi.places.api import boundaries
from sinergi.portal.access import page

WIDTH = 800
STEPS = 5
_TOLERANCE = 0.00025  # degrees, some 28 m: not seen on a screen, halves the drawing


@dataclass(frozen=True)
class Area:
    """A kelurahan as drawn: SVG path, and where its label or dot would stand."""

    code: str
    name: str
    within: str
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Frame:
    """How degrees become units of the drawing: equirectangular at the city's latitude, north up."""

    west: float
    north: float
    scale_x: float
    scale_y: float
    height: int

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.west) * self.scale_x, 1), round(
            (self.north - lat) * self.scale_y, 1
        )


def drawing(points: Iterable[Any], values: Mapping[str, int], href: str) -> dict[str, Any]:
    """The context of components/city_map.html."""
    frame, areas = _city()
    steps = _steps(values)
    shaded = [
        {
            "area": area,
            "value": values.get(area.code, 0),
            "step": _step(values.get(area.code, 0), steps),
            "href": f"{href}{area.code}" if href else "",
        }
        for area in areas
    ]
    return {
        "width": WIDTH,
        "height": frame.height,
        "areas": shaded,
        "points": [_point(frame, point) for point in points],
        "steps": list(
            zip(range(1, len(steps) + 1), [1, *(step + 1 for step in steps)], steps, strict=False)
        ),
        "has_values": bool(values),
        "basemap": settings.SINERGI_BASEMAP_URL,
        "credit": settings.SINERGI_BASEMAP_CREDIT,
    }


@page("public", methods=("GET", "HEAD"))
def kelurahan_json(request: HttpRequest) -> JsonResponse:
    """The kelurahan as GeoJSON, simplified; the same for everybody, kept by browsers for a day."""
    response = JsonResponse(_geojson())
    response["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(maxsize=1)
def _shapes() -> list[tuple[dict[str, Any], BaseGeometry]]:
    features = boundaries("kelurahan")["features"]
    simple = coverage_simplify([shape(feature["geometry"]) for feature in features], _TOLERANCE)
    return [(feature["properties"], part) for feature, part in zip(features, simple, strict=True)]


@lru_cache(maxsize=1)
def _geojson() -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": known["code"], "name": known["name"]},
                "geometry": _rounded(mapping(part)),
            }
            for known, part in _shapes()
        ],
    }


@lru_cache(maxsize=1)
def _city() -> tuple[Frame, list[Area]]:
    shapes = _shapes()
    boxes = [part.bounds for _, part in shapes]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    scale_x = WIDTH / (east - west)
    scale_y = scale_x / cos(radians((north + south) / 2))
    frame = Frame(west, north, scale_x, scale_y, round((north - south) * scale_y))
    return frame, [_area(frame, known, part) for known, part in shapes]


def _area(frame: Frame, known: dict[str, Any], part: BaseGeometry) -> Area:
    rings = [polygon.exterior.coords for polygon in get_parts(part)]
    path = "".join(_ring([frame.at(*pair[:2]) for pair in ring[:-1]]) for ring in rings)
    spot = part.representative_point()
    x, y = frame.at(spot.x, spot.y)
    return Area(known["code"], known["name"], known.get("parent_name", ""), path, x, y)


def _ring(points: list[tuple[float, float]]) -> str:
    """A ring in whole units and steps from point to point: half the letters of a path in full numbers.

    Each point is rounded before the step to it is taken, so that neighbours still share their border.
    """
    whole = [(round(x), round(y)) for x, y in points]
    steps = (
        f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(whole) if (x1, y1) != (x2, y2)
    )
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def _rounded(geometry: Any) -> Any:
    if isinstance(geometry, Mapping):
        return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}
    if isinstance(geometry, float | int):
        return round(geometry, 5)
    return [_rounded(part) for part in geometry]


def _point(frame: Frame, point: Any) -> dict[str, Any]:
    if isinstance(point, Mapping):
        read = dict(point)
    else:
        read = dict(zip(("lon", "lat", "label", "href", "tone"), point, strict=False))
    x, y = frame.at(float(read["lon"]), float(read["lat"]))
    return {"label": "", "href": "", "tone": "info"} | read | {"x": x, "y": y}


def _steps(values: Mapping[str, int]) -> list[int]:
    """Upper ends of at most five classes with about as many kelurahan in each."""
    known = sorted(value for value in values.values() if value > 0)
    if not known:
        return []
    ends = {
        known[min(len(known) * step // STEPS, len(known)) - 1]
        for step in range(1, STEPS + 1)
        if len(known) * step // STEPS
    }
    return sorted(ends | {known[-1]})


def _step(value: int, steps: list[int]) -> int:
    if value <= 0:
        return 0
    return next((index for index, end in enumerate(steps, 1) if value <= end), len(steps))
