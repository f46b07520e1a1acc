"""How rows are written in files. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sinergi.kernel import clock
from sinergi.kernel.datasets import Dataset

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


def as_csv(dataset: Dataset, *, semicolon: bool = False) -> Iterator[str]:
    """A dataset as CSV (RFC 4180), piece by piece.

    `semicolon` gives the form that spreadsheets set to Indonesian open by themselves: semicolons and
    a byte order mark. A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if semicolon else ",", lineterminator="\r\n")
    writer.writerow([column.name for column in dataset.columns])
    yield (_BOM if semicolon else "") + _taken(buffer)
    for number, row in enumerate(dataset.rows(), start=1):
        writer.writerow([_cell(value) for value in row])
        if number % 200 == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def as_json(dataset: Dataset) -> Iterator[str]:
    """A dataset as one JSON array of objects, piece by piece."""
    names = [column.name for column in dataset.columns]
    yield "["
    for number, row in enumerate(dataset.rows()):
        values = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        yield ("," if number else "") + "\n" + json.dumps(values, ensure_ascii=False)
    yield "\n]\n"


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _cell(value: Any) -> Any:
    plain = _plain(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, str) and plain.startswith(_FORMULA):
        return f"'{plain}"
    return "" if plain is None else plain


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return value.astimezone(clock.WIB).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return int(value) if isinstance(value, int) else str(value)
