"""Entity queries as SQL. Only entities the public may read, never expired ones, by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Selection:
    """What is asked for. Names are full names; each of `types` is a list of which all are needed."""

    tenant: int
    at: datetime
    types: Sequence[Sequence[str]] = ()
    ids: Sequence[str] = ()
    pattern: str = ""
    attrs: Sequence[str] = ()
    q: str = ""
    limit: int = 20
    after: str = ""
    offset: int = 0


class _Query:
    """A WHERE clause that grows, and its parameters."""

    def __init__(self, selection: Selection) -> None:
        self.values: list[Any] = []
        self.source = "hub_entity e"
        self.key = "e.id"
        self.where = [f"e.tenant = {self.put(selection.tenant)}::smallint", "e.readable = 'public'"]
        self._types(selection)
        if selection.ids:
            self.where.append(f"{self.key} = any({self.put(list(selection.ids))}::text[])")
        if selection.pattern:
            self.where.append(f"{self.key} ~ {self.put(selection.pattern)}::text")
        if selection.attrs:
            self.where.append(f"e.body ?| {self.put(list(selection.attrs))}::text[]")
        if selection.q:
            self.where.append(f"e.body @@ {self.put(selection.q)}::text::jsonpath")
        self.where.append(
            f"(e.expires is null or e.expires > {self.put(selection.at)}::timestamptz)"
        )

    def put(self, value: Any) -> str:
        self.values.append(value)
        return f"${len(self.values)}"

    def _types(self, selection: Selection) -> None:
        if not selection.types:
            return
        tenant = "$1::smallint"
        if len(selection.types) == 1 and len(selection.types[0]) == 1:
            self.source = (
                "hub_entity_type t join hub_entity e on e.tenant = t.tenant and e.id = t.id"
            )
            self.key = "t.id"
            self.where += [
                f"t.tenant = {tenant}",
                f"t.type = {self.put(selection.types[0][0])}::text",
            ]
            return
        ways = [self._all_of(kinds, tenant) for kinds in selection.types]
        self.where.append(f"({' or '.join(ways)})")

    def _all_of(self, kinds: Sequence[str], tenant: str) -> str:
        each = [
            "exists (select from hub_entity_type t where t.tenant = "
            f"{tenant} and t.id = e.id and t.type = {self.put(kind)}::text)"
            for kind in kinds
        ]
        return f"({' and '.join(each)})"


def page(selection: Selection) -> tuple[str, list[Any]]:
    """The statement for one page: id, body, created, modified, in the order of ids.

    One more row than the limit is asked for, so that the caller knows whether there is a next page.
    """
    query = _Query(selection)
    if selection.after:
        query.where.append(f"{query.key} > {query.put(selection.after)}::text")
    limit = query.put(selection.limit + 1)
    offset = "" if selection.after else f" offset {query.put(selection.offset)}::bigint"
    return (
        f"select e.id, e.body::text, e.created, e.modified from {query.source}"
        f" where {' and '.join(query.where)} order by {query.key} limit {limit}::bigint{offset}",
        query.values,
    )


def count(selection: Selection) -> tuple[str, list[Any]]:
    """The statement that counts all entities of the selection."""
    query = _Query(selection)
    return (
        f"select count(*) from {query.source} where {' and '.join(query.where)}",
        query.values,
    )
