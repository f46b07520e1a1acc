"""Load the official accounts and funds shipped in sinergi/reference; safe to repeat."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from sinergi.budgets.models import Account, Fund

FOLDER = Path(__file__).resolve().parent.parent / "reference"
_BATCH = 1000


@transaction.atomic
def load_reference() -> int:
    """Bring the tables of accounts and funds up to the shipped files; return how many rows changed."""
    uses = {row["kode"]: row["guna_dalam_pelatihan"] for row in _rows("rekening_pelatihan.csv")}
    accounts = [
        Account(
            code=row["kode"],
            level=row["tingkat"],
            name=row["nama"],
            description=row["keterangan"],
            source=row["sumber"],
            use=uses.get(row["kode"], ""),
        )
        for row in _rows("rekening_belanja.csv")
    ]
    funds = [
        Fund(
            code=row["kode"],
            level=row["tingkat"],
            name=row["nama"],
            description=row["keterangan"],
            source=row["sumber"],
        )
        for row in _rows("sumber_dana.csv")
    ]
    return _bring_accounts(accounts) + _bring_funds(funds)


def _bring_accounts(rows: list[Account]) -> int:
    held = {row.code: _told(row) for row in Account.objects.all()}
    changed = [row for row in rows if held.get(row.code) != _told(row)]
    Account.objects.bulk_create(
        changed,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["level", "name", "description", "source", "use"],
    )
    return len(changed)


def _bring_funds(rows: list[Fund]) -> int:
    held = {row.code: _told(row) for row in Fund.objects.all()}
    changed = [row for row in rows if held.get(row.code) != _told(row)]
    Fund.objects.bulk_create(
        changed,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["level", "name", "description", "source"],
    )
    return len(changed)


def _told(row: Account | Fund) -> tuple[str, ...]:
    return (row.level, row.name, row.description, row.source, getattr(row, "use", ""))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
