"""The demo's accounts, noted in the state directory by whoever prepared the city.

The supervisor greets with them without loading Django or asking the database.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Accounts:
    """One password for all, and (e-mail, who it is) of each person."""

    password: str
    people: list[tuple[str, str]]


def _file(home: Path) -> Path:
    return home / "demo-accounts.json"


def write(home: Path, accounts: Accounts | None) -> None:
    """Note the accounts of a demo city; None: this is no demo city."""
    if accounts is None:
        _file(home).unlink(missing_ok=True)
    else:
        _file(home).write_text(json.dumps(asdict(accounts)))


def read(home: Path) -> Accounts | None:
    """The accounts, or None in a city that is no demo."""
    if not _file(home).exists():
        return None
    found = json.loads(_file(home).read_text())
    return Accounts(found["password"], [(email, says) for email, says in found["people"]])
