"""Load the official lists shipped in sinergi/reference; safe to repeat."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.db import transaction

from sinergi.people.api import Organisation, OrganisationKind
from sinergi.plans.models import Nomenclature, NomenclatureVersion, Regulation
from sinergi.plans.rules.states import Level

FOLDER = Path(__file__).resolve().parent.parent / "reference"
_BATCH = 1000
_TERRITORIAL = (OrganisationKind.KECAMATAN, OrganisationKind.KELURAHAN)


@transaction.atomic
def load_reference() -> int:
    """Bring the nomenclature tables up to the shipped files; return how many rows were written.

    A list whose file did not change since it was loaded is left alone. Rows of lists are updated by
    their code and never removed: plans refer to the versions.
    """
    _load_regulations()
    return sum(_load_version(row) for row in _rows(FOLDER / "nomenklatur_versi.csv"))


def _load_version(row: dict[str, str]) -> int:
    file = FOLDER / row["berkas"]
    checksum = hashlib.sha256(file.read_bytes()).hexdigest()
    known = NomenclatureVersion.objects.filter(key=row["versi"], checksum=checksum).exists()
    version, _ = NomenclatureVersion.objects.update_or_create(
        key=row["versi"],
        defaults={
            "decree": row["dasar"],
            "issued_on": date.fromisoformat(row["tanggal_penetapan"]),
            "valid_from": int(row["tahun_awal"]),
            "valid_to": int(row["tahun_akhir"]),
            "complete": row["lengkap"] == "ya",
            "note": row["catatan"],
            "checksum": checksum,
        },
    )
    if known:
        return 0
    read = _full if version.complete else _partial
    rows = [read(version, line) for line in _rows(file)]
    Nomenclature.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["version", "code"],
        update_fields=["level", "name", "kinerja", "indicator", "unit", "replaces"],
    )
    return len(rows)


def _full(version: NomenclatureVersion, line: dict[str, str]) -> Nomenclature:
    return Nomenclature(
        version=version,
        code=line["kode"],
        level=line["tingkat"],
        name=line["nama"],
        kinerja=line["kinerja"],
        indicator=line["indikator"],
        unit=line["satuan"],
        replaces=line.get("kode_sebelumnya", ""),
    )


def _partial(version: NomenclatureVersion, line: dict[str, str]) -> Nomenclature:
    """A list of which only codes and names are known."""
    return Nomenclature(
        version=version,
        code=line[f"kode_{version.key}"],
        level=Level.SUB_KEGIATAN,
        name=line[f"nama_{version.key}"],
    )


def _load_regulations() -> None:
    for row in _rows(FOLDER / "nomenklatur_peraturan.csv"):
        first, _, last = row["dipakai_untuk_tahun_rencana"].partition("-")
        Regulation.objects.update_or_create(
            number=row["nomor"],
            defaults={
                "title": row["judul_ringkas"],
                "issued_on": date.fromisoformat(row["tanggal_penetapan"]),
                "year_from": int(first),
                "year_to": int(last or first),
                "note": row["catatan"],
            },
        )


def bidang_of(office: Organisation) -> str:
    """The bidang urusan by which an office's penunjang lines are coded; "" when it is not known.

    A kecamatan or kelurahan is kewilayahan; a part of an office has the bidang of the whole.
    """
    if office.kind in _TERRITORIAL:
        return "7.01"
    if office.code in _bidang():
        return _bidang()[office.code]
    return bidang_of(office.parent) if office.parent else ""


@cache
def _bidang() -> dict[str, str]:
    return {row["kode"]: row["bidang"] for row in _rows(FOLDER / "bidang_perangkat_daerah.csv")}


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)
