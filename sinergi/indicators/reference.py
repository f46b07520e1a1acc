"""Load dimensions, indicators, targets and published figures shipped with the product; safe to repeat."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from sinergi import reference
from sinergi.hub.api import publish
from sinergi.indicators.actions import report_value, set_target
from sinergi.indicators.entities import indicator_entity
from sinergi.indicators.models import Dimension, Indicator, IndicatorValue, Target
from sinergi.indicators.rules import Kind
from sinergi.ledger.api import record
from sinergi.people.api import SYSTEM

FOLDER = Path(reference.__path__[0])


@transaction.atomic
def load_reference() -> int:
    """Bring dimensions and indicators up to the shipped files; return how many figures were added.

    Figures that are there already stay as they are: people may have corrected them.
    """
    for row in _rows("dimensi.csv"):
        Dimension.objects.update_or_create(
            key=row["key"],
            defaults={
                "name": row["nama"],
                "english": row["english"],
                "about": row["tentang"],
                "about_english": row["tentang_en"],
                "position": int(row["urutan"]),
            },
        )
    series: dict[str, str] = {}
    english = {row.pop("key"): row for row in _rows("indikator_en.csv")}
    for place, row in enumerate(_rows("indikator.csv")):
        _load_indicator(place, row, english.get(row["key"], {}))
        if row["deret"]:
            series[row["deret"]] = row["key"]
    _load_targets()
    return _load_figures(series)


def _load_indicator(place: int, row: dict[str, str], english: dict[str, str]) -> None:
    words = {
        "name": row["nama"],
        "question": row["pertanyaan"],
        "dimension_id": row["dimensi"],
        "kind": row["jenis"],
        "formula": row["rumus"],
        "offices": [office for office in row["perangkat_daerah"].split(";") if office],
        "unit": row["satuan"],
        "decimals": int(row["desimal"]),
        "direction": row["arah"],
        "definition": row["definisi"],
        "limits": row["batasan"],
        "owner": row["pemilik"],
        "english": english,
        "position": place,
    }
    indicator, fresh = Indicator.objects.update_or_create(key=row["key"], defaults=words)
    if fresh:
        record(
            stage=indicator.STAGE,
            verb="defined",
            subject=indicator.urn,
            actor=SYSTEM.urn,
            facts={"key": indicator.key, "kind": indicator.kind},
        )
    publish([indicator_entity(indicator)])


def _load_targets() -> None:
    known = set(Target.objects.values_list("indicator__key", "period"))
    for row in _rows("indikator_target.csv"):
        if (row["key"], row["tahun"]) not in known:
            set_target(
                by=SYSTEM,
                key=row["key"],
                period=row["tahun"],
                value=Decimal(row["nilai"]),
                source=row["sumber"],
            )


def _load_figures(series: dict[str, str]) -> int:
    known: defaultdict[str, set[str]] = defaultdict(set)
    values = IndicatorValue.objects.filter(indicator__kind=Kind.REPORTED)
    for name, period in values.values_list("indicator__key", "period"):
        known[name].add(period)
    added = 0
    for row in _rows("malang_indikator.csv"):
        key = series.get(row["indikator"])
        if key is None or row["tahun"] in known[key]:
            continue
        report_value(
            by=SYSTEM,
            key=key,
            period=row["tahun"],
            value=Decimal(row["nilai"]),
            source=row["sumber"],
            note=row["catatan"],
        )
        added += 1
    return added


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
