"""What an entity's attributes were over time: the temporal representation (ETSI GS CIM 009, 4.5.6-8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import orjson

from sinergi.hub.context import Terms, instance
from sinergi.hub.records import Instance, moment

MOST = 1_000
"""The most instances of one attribute in an answer: the newest of those asked for."""

# $1 tenant, $2 id. Who may read the entity, or could when it was deleted.
READABLE = """
select readable from hub_entity where tenant = $1::smallint and id = $2::text
union all
select readable from hub_gone g where tenant = $1::smallint and id = $2::text and not exists (
    select from hub_entity e where e.tenant = g.tenant and e.id = g.id)
"""

# $1 tenant, $2 id, $3 attributes or null for all, $4 from, $5 to (nulls: open), $6 how many.
_READINGS = """
select s.attr, s.dataset, s.shape::text, s.series, h.*
from hub_series s cross join lateral (
    select rev, recorded, observed, num, body::text
    from hub_history h
    where h.tenant = $1::smallint and h.series = s.series
        and ($4::timestamptz is null or h.{time} {from_sign} $4::timestamptz)
        and ($5::timestamptz is null or h.{time} < $5::timestamptz)
    order by h.{time} desc, h.rev desc
    limit $6::bigint
) h
where s.tenant = $1::smallint and s.id = $2::text
    and ($3::text[] is null or s.attr = any($3::text[]))
order by s.attr, s.dataset, h.{time} desc, h.rev desc
"""


@dataclass(frozen=True)
class Span:
    """A time relation: `start` (exclusive unless `closed`) to `end` (exclusive), on which property."""

    start: datetime | None = None
    end: datetime | None = None
    closed: bool = False
    on: Literal["observed", "recorded"] = "observed"


async def readings(
    pool: Any, tenant: int, id: str, *, attrs: Sequence[str], span: Span, last: int
) -> dict[str, list[Instance]]:
    """The instances of each attribute, newest first, with full names. Removals are left out."""
    sql = _READINGS.format(time=span.on, from_sign=">=" if span.closed else ">")
    rows = await pool.fetch(sql, tenant, id, list(attrs) or None, span.start, span.end, last)
    found: dict[str, list[Instance]] = {}
    for row in rows:
        if row["body"] != "false":
            found.setdefault(row["attr"], []).append(_instance(row))
    return found


def _instance(row: Any) -> Instance:
    made: Instance = orjson.loads(row["body"] or row["shape"])
    if row["num"] is not None:
        made["value"] = int(row["num"]) if row["num"].is_integer() else row["num"]
    if row["dataset"]:
        made["datasetId"] = row["dataset"]
    if row["observed"] != row["recorded"]:
        made["observedAt"] = moment(row["observed"])
    made["modifiedAt"] = moment(row["recorded"])
    month = row["recorded"].strftime("%Y%m")
    made["instanceId"] = f"urn:ngsi-ld:Instance:{month}-{row['series']}-{row['rev']}"
    return made


def temporal(found: dict[str, list[Instance]], terms: Terms) -> dict[str, Any]:
    """The attributes in normalized temporal form, with the names of the @context."""
    return {
        terms.name(name): [instance(item, terms) for item in items] for name, items in found.items()
    }


def temporal_values(found: dict[str, list[Instance]], terms: Terms) -> dict[str, Any]:
    """The attributes in simplified temporal form: pairs of value and time (4.5.9)."""
    made: dict[str, Any] = {}
    for name, items in found.items():
        kind = items[0]["type"]
        shown = [instance(item, terms) for item in items]
        pairs = [[_content(item), item.get("observedAt", item["modifiedAt"])] for item in shown]
        made[terms.name(name)] = {"type": kind, _PLURAL.get(kind, "values"): pairs}
    return made


_PLURAL = {
    "Relationship": "objects",
    "LanguageProperty": "languageMaps",
    "VocabProperty": "vocabs",
    "JsonProperty": "jsons",
    "ListProperty": "valueLists",
    "ListRelationship": "objectLists",
}


def _content(item: Instance) -> Any:
    for member in ("value", "object", "languageMap", "vocab", "json", "valueList", "objectList"):
        if member in item:
            return item[member]
    return None
