"""Load what ships with the product: regions with polygons, and the holidays. Repeating changes nothing."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

import sinergi
from sinergi.places.models import Holiday, Level, Region
from sinergi.places.queries import forget

REFERENCE = Path(sinergi.__file__).parent / "reference"


@transaction.atomic
def load_reference() -> None:
    """Insert the regions and holidays that are not there yet; what an officer edited stays as it is."""
    _load_regions()
    _load_holidays()


def _load_regions() -> None:
    with (REFERENCE / "malang_wilayah.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if Region.objects.count() >= len(rows):
        return
    geometry = _geometries()
    levels = {row["kode"] for row in rows}
    made = [
        Region(
            code=row["kode"],
            level=row["tingkat"],
            name=row["nama"],
            parent_id=row["kode_induk"] if row["kode_induk"] in levels else None,
            postcode=row["kode_pos"],
            lat=float(row["lat"]),
            lng=float(row["lng"]),
            area_km2=Decimal(row["luas_km2_hitung"]),
            geometry=geometry[row["kode"]],
        )
        for row in rows
    ]
    for level in Level:
        Region.objects.bulk_create(
            (row for row in made if row.level == level), ignore_conflicts=True
        )
    forget()


def _geometries() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for level in Level:
        text = (REFERENCE / f"malang_{level}.geojson").read_text(encoding="utf-8")
        found |= {feature["id"]: feature["geometry"] for feature in json.loads(text)["features"]}
    return found


def _load_holidays() -> None:
    with (REFERENCE / "hari_libur.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    known = set(Holiday.objects.values_list("day", "name"))
    Holiday.objects.bulk_create(
        (
            Holiday(day=day, kind=row["jenis"], name=row["nama"])
            for row in rows
            if ((day := date.fromisoformat(row["tanggal"])), row["nama"]) not in known
        ),
        ignore_conflicts=True,
    )
