"""Load the categories that ship with the product."""

from __future__ import annotations

import csv

from django.db import transaction

from sinergi.people.api import organisation
from sinergi.places.api import REFERENCE
from sinergi.voices.models import Category

_FILE = REFERENCE / "kategori_suara.csv"


@transaction.atomic
def load_reference() -> int:
    """Add the shipped categories that are not there yet and return how many; a city's own edits stay.

    Needs the offices to be loaded first. Raises NoSuchOffice for an office the city does not have.
    """
    there = set(Category.objects.values_list("code", flat=True))
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in enumerate(csv.DictReader(file)) if row[1]["code"] not in there]
    Category.objects.bulk_create(
        Category(
            code=row["code"],
            name=row["name"],
            hint=row["hint"],
            kind=row["kind"],
            organisation=organisation(row["organisation"]) if row["organisation"] else None,
            at_kelurahan=row["at_kelurahan"] == "1",
            days=int(row["days"]),
            visibility=row["visibility"],
            needs_place=row["needs_place"] == "1",
            position=position,
        )
        for position, row in rows
    )
    return len(rows)
