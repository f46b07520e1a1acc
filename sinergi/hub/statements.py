"""The hub's SQL, one text for both drivers: `$n` places, JSON arguments, no `now()`.

psycopg runs it inside Django's transaction (`publishing`), asyncpg in the hub process (`commit`).
Whoever writes an entity locks its row first, in the order of ids.
"""

from __future__ import annotations

# $1 moment. Makes the month's partition of history. First in a transaction: it may wait.
READY = "select hub_history_ready($1::timestamptz)"

# $1 tenant, $2 ids, $3 moment. Locks and reads what is there, waiting for others; READY is in it.
LOCK = """
select id, body, readable, published
from hub_lock($1::smallint, $2::text[], $3::timestamptz)
"""

# $1 tenant, $2 ids. The same without waiting: rows that another transaction holds are left out.
LOCK_FREE = """
select id, body::text, readable, published
from hub_entity
where tenant = $1::smallint and id = any($2::text[])
order by id
for no key update skip locked
"""

# $1 tenant, $2 moment, $3 entities and $4 what to tell of them (see `records`), $5 whether some are
# fresh or have other types. Gives the ids that were not written: fresh ones that somebody else made.
WRITE = "select hub_write($1::smallint, $2::timestamptz, $3::jsonb, $4::jsonb, $5::boolean)"

# $1 tenant, $2 moment, $3 ids (locked before). Gives the ids that were there.
DELETE = """
with x as (
    delete from hub_entity where tenant = $1::smallint and id = any($3::text[])
    returning id, body, readable, rev + 1 as rev
), untyped as (
    delete from hub_entity_type where tenant = $1::smallint and id = any($3::text[])
), gone as (
    insert into hub_gone (tenant, id, rev, readable, at)
    select $1::smallint, id, rev, readable, $2::timestamptz from x
    on conflict (tenant, id) do update
    set rev = excluded.rev, readable = excluded.readable, at = excluded.at
), told as (
    insert into hub_change (tenant, id, rev, kind, attrs, before)
    select $1::smallint, id, rev, 'deleted', '{}', body from x
)
select id from x
"""

# $1 tenant, $2 ids. Those of the ids that are there, locked or not.
THERE = "select id from hub_entity where tenant = $1::smallint and id = any($2::text[])"

# $1 tenant. The types that stages publish.
KINDS = "select type from hub_kind where tenant = $1::smallint"

# $1 tenant, $2 ids.
READ = """
select id, body::text, readable, created, modified, expires
from hub_entity
where tenant = $1::smallint and id = any($2::text[])
"""
