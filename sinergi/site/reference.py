"""Load what the product ships: regions, offices, nomenclature, accounts, categories, indicators, roles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from sinergi import reference as shipped
from sinergi.site import roles
from sinergi.site.terminal import Report

Loader = Callable[[], object]


def loaders() -> dict[str, Loader]:
    """Every loader in the order they need each other. Each may run again and mends what differs."""
    from sinergi.budgets import api as budgets
    from sinergi.indicators import api as indicators
    from sinergi.people import api as people
    from sinergi.places import api as places
    from sinergi.plans import api as plans
    from sinergi.voices import api as voices

    return {
        "places": places.load_reference,
        "people": people.load_reference,
        "roles": roles.load,
        "voices": voices.load_reference,
        "plans": plans.load_reference,
        "budgets": budgets.load_reference,
        "indicators": indicators.load_reference,
    }


def load(report: Report | None = None) -> None:
    """Run all loaders in one transaction and remember which data this database has."""
    each = loaders()
    with transaction.atomic():
        for number, (name, loader) in enumerate(each.items()):
            if report is not None:
                report(number / len(each), name)
            loader()
    _note().write_text(_mark())


def is_due() -> bool:
    """Whether this release ships other reference data than this database was given last."""
    note = _note()
    return not note.exists() or note.read_text() != _mark()


def _note() -> Path:
    home: Path = settings.SINERGI_HOME
    return home / "reference"


@cache
def _mark() -> str:
    """The shipped files and the database they went into."""
    digest = hashlib.sha256()
    for path in sorted(Path(shipped.__path__[0]).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.name.encode() + path.read_bytes())
    digest.update(Path(roles.__file__).read_bytes())
    with connection.cursor() as cursor:
        cursor.execute(
            "select system_identifier, oid from pg_control_system(), pg_database"
            " where datname = current_database()"
        )
        digest.update(repr(cursor.fetchone()).encode())
    return digest.hexdigest()
