"""Load the offices of the city: the list that ships, and one office for each kecamatan and kelurahan."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db import transaction

from sinergi.kernel.errors import Text
from sinergi.people.models import Organisation, OrganisationKind, Role
from sinergi.places.api import REFERENCE, Level, regions

_TITLES = {OrganisationKind.KECAMATAN: "Kecamatan", OrganisationKind.KELURAHAN: "Kelurahan"}
_NAMES = UUID("5f0c7c1e-8d0b-5d5a-9a34-3f6d9d6f7a10")


@transaction.atomic
def load_reference() -> None:
    """Insert the offices that are not there yet. An office's id follows from its code, in every city alike."""
    with (REFERENCE / "perangkat_daerah.csv").open(newline="", encoding="utf-8") as file:
        rows = [_office(row) for row in csv.DictReader(file)]
    rows += [
        _of_region(region.code, region.name, region.level, region.parent_id)
        for region in regions()
        if region.level != Level.KOTA
    ]
    known = set(Organisation.objects.values_list("code", flat=True))
    missing = [row for row in rows if row.code not in known]
    for layer in (True, False):
        Organisation.objects.bulk_create(row for row in missing if (row.parent_id is None) is layer)


def _office(row: Mapping[str, str]) -> Organisation:
    return Organisation(
        id=_id(row["kode"]),
        code=row["kode"],
        name=row["nama"],
        short=row["singkatan"],
        kind=row["jenis"],
        parent_id=_id(row["induk"]) if row["induk"] else None,
        region_id=row["wilayah"] or None,
    )


def _of_region(code: str, name: str, level: str, parent: str | None) -> Organisation:
    kind = OrganisationKind(level)
    full = f"{_TITLES[kind]} {name}"
    return Organisation(
        id=_id(code),
        code=code,
        name=full,
        short=full,
        kind=kind,
        parent_id=_id(parent) if kind == OrganisationKind.KELURAHAN and parent else None,
        region_id=code,
    )


def _id(code: str) -> UUID:
    return uuid5(_NAMES, code)


@transaction.atomic
def load_roles(bundles: Mapping[str, tuple[Text, frozenset[str]]]) -> None:
    """Make the roles of `sinergi.site.roles` (name -> label, permissions); their permissions follow the code.

    Roles an admin made stay as they are.
    """
    Role.objects.bulk_create(
        (
            Role(name=name, label=str(label), permissions=sorted(permissions))
            for name, (label, permissions) in bundles.items()
        ),
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["label", "permissions"],
    )
