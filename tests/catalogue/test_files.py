"""Rows as files: what is written is what is read back, and no cell runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sinergi.catalogue.api import as_csv, as_json
from sinergi.kernel.clock import wib
from sinergi.kernel.datasets import Column, Dataset
from sinergi.kernel.money import Rupiah

_texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)
_rows = st.lists(st.tuples(_texts, st.one_of(st.none(), st.integers()), st.booleans(), _texts))


def _table(rows: list[tuple[object, ...]]) -> Dataset:
    return Dataset("uji", "Uji", "Uji", (Column("a", "a"), Column("b", "b")), lambda: iter(rows))


@given(_rows)
def test_csv_reads_back(rows: list[tuple[object, ...]]) -> None:
    text = "".join(as_csv(_table(rows)))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["a", "b", "contoh", "sumber"]
    assert len(read) == len(rows) + 1
    for line, row in zip(read[1:], rows, strict=True):
        assert line[0].removeprefix("'") == str(row[0]).removeprefix("'")
        assert line[1] == ("" if row[1] is None else str(row[1]))
        assert not line[0].startswith(("=", "+", "-", "@"))


@given(_rows)
def test_json_reads_back(rows: list[tuple[object, ...]]) -> None:
    read = json.loads("".join(as_json(_table(rows))))
    assert [tuple(thing.values()) for thing in read] == rows


def test_values_are_plain() -> None:
    row = (wib(2021, 2, 25), Decimal("92.50"), True, "")
    other = (date(2021, 2, 25), Rupiah(150_000_000), False, "")
    read = json.loads("".join(as_json(_table([row, other]))))
    assert read[0] == {"a": "2021-02-25T09:00:00+07:00", "b": 92.5, "contoh": True, "sumber": ""}
    assert read[1] == {"a": "2021-02-25", "b": 150_000_000, "contoh": False, "sumber": ""}
