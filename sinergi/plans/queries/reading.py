"""Get one row by its public code, URN or id."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from sinergi.kernel import ids
from sinergi.kernel.errors import NotFound
from sinergi.ledger.api import Row, id_of

R = TypeVar("R", bound=Row)


def one(rows: QuerySet[R], ref: str | UUID) -> R:
    """The row with this code, URN or id. Raises NotFound."""
    if isinstance(ref, UUID):
        found = rows.filter(pk=ref).first()
    elif ref.startswith("urn:"):
        found = rows.filter(pk=id_of(ref)).first()
    else:
        found = rows.filter(code=ids.clean_code(ref)).first()
    if found is None:
        raise NotFound
    return found
