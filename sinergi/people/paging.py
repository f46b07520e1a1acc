"""Pages of long lists by keyset: no OFFSET, so page 1,000 costs as much as page 1."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from sinergi.people.rules import BadCursor

T = TypeVar("T")
M = TypeVar("M", bound=Model)

SIZE = 20
MOST = 200


@dataclass(frozen=True)
class Page(Generic[T]):
    """A stretch of a list. `next` is the cursor of the stretch after it, "" at the end."""

    items: list[T] = field(default_factory=list)
    next: str = ""


def keyset(
    queryset: QuerySet[M],
    after: str = "",
    size: int = SIZE,
    order: Sequence[str] = ("-created_at", "-id"),
) -> Page[M]:
    """The rows after the cursor in `order` (field names, "-" for descending, the last one unique).

    The fields of `order` must not be null. Raises BadCursor for a cursor not made here.
    """
    size = max(1, min(size, MOST))
    beyond = _beyond(order, _read(after, len(order))) if after else Q()
    try:
        rows = list(queryset.filter(beyond).order_by(*order)[: size + 1])
    except (ValidationError, ValueError, TypeError):
        if not after:
            raise
        raise BadCursor from None
    more = len(rows) > size
    rows = rows[:size]
    return Page(rows, cursor(rows[-1], order) if more else "")


def cursor(row: Any, order: Sequence[str] = ("-created_at", "-id")) -> str:
    """The cursor that continues after this row."""
    values = [_plain(_value(row, name.lstrip("-"))) for name in order]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _value(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _read(after: str, count: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError:
        raise BadCursor from None
    if not isinstance(values, list) or len(values) != count:
        raise BadCursor
    return values


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """(a, b) after (x, y): a beyond x, or a = x and b beyond y; bounded on `a` so that an index is used."""
    found = Q()
    for index in range(len(order)):
        same = {
            name.lstrip("-"): value
            for name, value in zip(order[:index], values[:index], strict=True)
        }
        found |= Q(**same, **{_compare(order[index], strict=True): values[index]})
    return Q(**{_compare(order[0], strict=False): values[0]}) & found


def _compare(name: str, *, strict: bool) -> str:
    word = "lt" if name.startswith("-") else "gt"
    return f"{name.lstrip('-')}__{word if strict else word + 'e'}"
