"""The hub's SQL, one text for both drivers: `$n` places, JSON arguments, no `now()`.

psycopg runs it inside Django's transaction (`publishing`), asyncpg in the hub process (`commit`).
Whoever writes an entity locks its row first, in the order of ids.
"""

from __future__ import annotations

# $1 moment. Makes the month's partition of history. First in a transaction: it may wait.
READY = "select hub_history_ready($1::timestamptz)"

# $1 tenant, $2 ids. Locks and reads what is there.
LOCK = """
select id, body::text, readable, published
from hub_entity
where tenant = $1::smallint and id = any($2::text[])
order by id
for no key update
"""

# The same without waiting: rows that another transaction holds are left out.
LOCK_FREE = LOCK.rstrip() + " skip locked\n"

_SENT = """
with e as materialized (
    select * from jsonb_to_recordset($3::jsonb) as e(
        id text, body jsonb, box text, types text[], readable text, published boolean,
        expires timestamptz, fresh boolean, retyped boolean, steps integer)
), kept as (
    update hub_entity x
    set body = e.body, box = e.box::box, readable = e.readable, published = e.published,
        rev = x.rev + e.steps, modified = $2::timestamptz, expires = e.expires
    from e
    where not e.fresh and x.tenant = $1::smallint and x.id = e.id
    returning x.id, x.rev
"""

_MADE = """
), made as (
    insert into hub_entity
        (tenant, id, body, box, readable, published, rev, created, modified, expires)
    select $1::smallint, e.id, e.body, e.box::box, e.readable, e.published,
           coalesce(g.rev, 0) + e.steps, $2::timestamptz, $2::timestamptz, e.expires
    from e left join hub_gone g on g.tenant = $1::smallint and g.id = e.id
    where e.fresh
    order by e.id
    on conflict do nothing
    returning id, rev
), done as (
    select id, rev from made union all select id, rev from kept
), retyped as (
    select e.id, e.types, e.published from e join done using (id) where e.fresh or e.retyped
), typed as (
    insert into hub_entity_type (tenant, type, id)
    select $1::smallint, t, id from retyped, unnest(types) t
    on conflict do nothing
), kinds as (
    insert into hub_kind (tenant, type)
    select distinct $1::smallint, t from retyped, unnest(types) t
    where published and not exists (select from hub_kind where tenant = $1::smallint and type = t)
    on conflict do nothing
), untyped as (
    delete from hub_entity_type x using retyped
    where x.tenant = $1::smallint and x.id = retyped.id and x.type <> all (retyped.types)
"""

_KEPT_ONLY = """
), done as (
    select id, rev from kept
"""

_TOLD = """
), told as (
    insert into hub_change (tenant, id, rev, kind, attrs, before)
    select $1::smallint, c.id, done.rev - e.steps + c.step, c.kind, c.attrs, c.before
    from jsonb_to_recordset($4::jsonb) as c(
        id text, step integer, kind text, attrs text[], before jsonb)
    join done using (id) join e using (id)
), r as materialized (
    select r.*, done.rev - e.steps + r.step as rev
    from jsonb_to_recordset($5::jsonb) as r(
        id text, step integer, attr text, dataset text, observed timestamptz,
        num double precision, body jsonb)
    join done using (id) join e using (id)
), known as materialized (
    select distinct s.id, s.attr, s.dataset, s.series, s.shape
    from r join hub_series s on s.tenant = $1::smallint
        and s.id = r.id and s.attr = r.attr and s.dataset = r.dataset
), begun as (
    insert into hub_series (tenant, id, attr, dataset, shape)
    select distinct on (r.id, r.attr, r.dataset) $1::smallint, r.id, r.attr, r.dataset, r.body
    from r
    where not exists (
        select from known k where k.id = r.id and k.attr = r.attr and k.dataset = r.dataset)
    order by r.id, r.attr, r.dataset, r.step
    on conflict (tenant, id, attr, dataset) do update set attr = excluded.attr
    returning id, attr, dataset, series, shape
), kept_history as (
    insert into hub_history (tenant, series, rev, recorded, observed, num, body)
    select $1::smallint, s.series, r.rev, $2::timestamptz, r.observed, r.num,
           case when r.body <> s.shape then r.body end
    from r join (select * from known union all select * from begun) s
        on s.id = r.id and s.attr = r.attr and s.dataset = r.dataset
)
select id from done
"""

# $1 tenant, $2 moment, $3 entities, $4 changes, $5 readings (see `records`).
# Gives the ids that were written: a fresh id that somebody else made meanwhile is not among them.
WRITE = _SENT + _MADE + _TOLD

# The same where no entity is fresh or changes its types: half the plan, so half the time.
WRITE_KEPT = _SENT + _KEPT_ONLY + _TOLD

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
