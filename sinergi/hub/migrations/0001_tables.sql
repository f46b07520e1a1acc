-- Text keys are compared byte by byte ("C"): key order is the same on every server.
-- Every table but hub_tenant starts with the tenant, so all of it can be distributed by tenant.

create table hub_tenant (
    id smallint primary key check (id >= 0),
    name text collate "C" not null unique
);
insert into hub_tenant (id, name) values (0, '');

create table hub_token (
    hash bytea primary key check (octet_length(hash) = 32),
    tenant smallint not null references hub_tenant (id),
    name text not null,
    rights text[] not null,
    created timestamptz not null,
    expires timestamptz
);

create table hub_entity (
    tenant smallint not null,
    id text collate "C" not null,
    body jsonb not null,
    box box,
    readable text collate "C" not null check (readable in ('public', 'secret')),
    published boolean not null,
    rev bigint not null check (rev > 0),
    created timestamptz not null,
    modified timestamptz not null,
    expires timestamptz,
    primary key (tenant, id)
) with (fillfactor = 80);
create index hub_entity_box on hub_entity using gist (box) where box is not null;
create index hub_entity_expires on hub_entity (tenant, expires) where expires is not null;

create table hub_entity_type (
    tenant smallint not null,
    type text collate "C" not null,
    id text collate "C" not null,
    primary key (tenant, type, id)
);
create index hub_entity_type_id on hub_entity_type (tenant, id);

-- The types that stages publish: nobody else makes an entity of such a type.
create table hub_kind (
    tenant smallint not null,
    type text collate "C" not null,
    primary key (tenant, type)
);

-- Where a deleted entity's revisions ended: a new one of the same id goes on from there.
create table hub_gone (
    tenant smallint not null,
    id text collate "C" not null,
    rev bigint not null,
    readable text collate "C" not null,
    at timestamptz not null,
    primary key (tenant, id)
);

-- One number for the readings of one attribute. `shape` holds the members that stay the same
-- from reading to reading (type, unitCode), so that a reading does not repeat them.
create table hub_series (
    tenant smallint not null,
    id text collate "C" not null,
    attr text collate "C" not null,
    dataset text collate "C" not null,
    series integer generated always as identity,
    shape jsonb not null,
    primary key (tenant, id, attr, dataset),
    unique (tenant, series)
);

-- `num` holds a numeric value; `body` the other members where they differ from the shape of the
-- series, or false when the attribute was removed. (series, rev) names an instance.
create table hub_history (
    tenant smallint not null,
    series integer not null,
    rev bigint not null,
    recorded timestamptz not null,
    observed timestamptz not null,
    num double precision,
    body jsonb
) partition by range (recorded);
create index hub_history_observed on hub_history (tenant, series, observed);

-- Makes the partition of the month in which `at` lies. The lock lets readers and writers go on; a
-- table lock (not an advisory one) makes the second look see what others made meanwhile.
create function hub_history_ready(at timestamptz) returns void language plpgsql as $$
declare
    first timestamptz := date_trunc('month', at, 'UTC');
    name text := 'hub_history_' || to_char(first at time zone 'UTC', 'YYYYMM');
begin
    if to_regclass(name) is not null then
        return;
    end if;
    lock table only hub_history in share update exclusive mode;
    if to_regclass(name) is not null then
        return;
    end if;
    execute format('create table %I (like hub_history including all)', name);
    execute format('alter table hub_history attach partition %I for values from (%L) to (%L)',
                   name, first, first + interval '1 month');
end
$$;

-- One row for each write of an entity; subscriptions are matched against it. `rev` is the only
-- order of one entity's changes, `xid` says below which snapshot they are all there.
create table hub_change (
    tenant smallint not null,
    id text collate "C" not null,
    rev bigint not null,
    xid xid8 not null default pg_current_xact_id(),
    kind text collate "C" not null check (kind in ('created', 'updated', 'deleted')),
    attrs text[] not null,
    before jsonb,
    primary key (tenant, id, rev)
);
create index hub_change_xid on hub_change (tenant, xid);

-- What the hub does to many rows at once must always be planned as one look-up by key for each row: a
-- plan that was made when the tables were small, and kept, would read whole tables when they have
-- grown. Hence functions with settings of their own, and `lateral (... limit 1)` in place of joins.

-- Locks entities in the order of ids and gives what they hold; also makes the month's partition.
create function hub_lock(of_tenant smallint, ids text[], at timestamptz)
returns table (id text, body text, readable text, published boolean)
language plpgsql set enable_seqscan = off as $$
begin
    perform hub_history_ready(at);
    return query
        select x.id::text, x.body::text, x.readable::text, x.published
        from hub_entity x
        where x.tenant = of_tenant and x.id = any (ids)
        order by x.id
        for no key update;
end
$$;

-- Writes entities that the caller has locked, and fresh ones. `sent` are the rows, `told` the changes
-- to tell and readings to keep of each, whose steps count from 1. Gives the ids of `sent` that were
-- not written: fresh ones that somebody else made meanwhile. `grows`: some are fresh or have other types.
create function hub_write(
    of_tenant smallint, moment timestamptz, sent jsonb, told jsonb, grows boolean)
returns setof text
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    lost text[] := '{}';
begin
    if grows then
        lost := hub_make(of_tenant, moment, sent);
        perform hub_retype(of_tenant, sent, lost);
    end if;

    update hub_entity x
    set body = e.body, box = e.box::box, readable = e.readable, published = e.published,
        rev = x.rev + e.steps, modified = moment, expires = e.expires
    from jsonb_to_recordset(sent) as e(
            id text, body jsonb, box text, readable text, published boolean, expires timestamptz,
            fresh boolean, steps integer)
        cross join lateral (
            select at.ctid from hub_entity at
            where at.tenant = of_tenant and at.id = e.id and not e.fresh limit 1) k
    where x.ctid = k.ctid and x.tenant = of_tenant;

    insert into hub_change (tenant, id, rev, kind, attrs, before)
    select of_tenant, e.id, x.rev - e.steps + c.step, c.kind, c.attrs, c.before
    from jsonb_to_recordset(told) as e(id text, steps integer, changes jsonb)
        cross join lateral (
            select rev from hub_entity
            where tenant = of_tenant and id = e.id limit 1) x
        cross join lateral jsonb_to_recordset(e.changes) as c(
            step integer, kind text, attrs text[], before jsonb)
    where e.id <> all (lost);

    insert into hub_series (tenant, id, attr, dataset, shape)
    select distinct on (e.id, r.attr, r.dataset) of_tenant, e.id, r.attr, r.dataset, r.body
    from jsonb_to_recordset(told) as e(id text, readings jsonb)
        cross join lateral jsonb_to_recordset(e.readings) as r(
            step integer, attr text, dataset text, body jsonb)
        left join lateral (
            select series from hub_series s
            where s.tenant = of_tenant and s.id = e.id and s.attr = r.attr and s.dataset = r.dataset
            limit 1) k on true
    where e.id <> all (lost) and k.series is null
    order by e.id, r.attr, r.dataset, r.step
    on conflict do nothing;

    insert into hub_history (tenant, series, rev, recorded, observed, num, body)
    select of_tenant, s.series, x.rev - e.steps + r.step, moment, r.observed, r.num,
           case when r.body <> s.shape then r.body end
    from jsonb_to_recordset(told) as e(id text, steps integer, readings jsonb)
        cross join lateral (
            select rev from hub_entity
            where tenant = of_tenant and id = e.id limit 1) x
        cross join lateral jsonb_to_recordset(e.readings) as r(
            step integer, attr text, dataset text, observed timestamptz,
            num double precision, body jsonb)
        cross join lateral (
            select series, shape from hub_series
            where tenant = of_tenant and id = e.id and attr = r.attr and dataset = r.dataset
            limit 1) s
    where e.id <> all (lost);

    return query select unnest(lost);
end
$$;

-- Makes the fresh ones among entities; gives the ids that somebody else made meanwhile.
create function hub_make(of_tenant smallint, moment timestamptz, sent jsonb) returns text[]
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    asked text[];
    made text[];
begin
    select coalesce(array_agg(e.id), '{}') into asked
    from jsonb_to_recordset(sent) as e(id text, fresh boolean) where e.fresh;

    with m as (
        insert into hub_entity
            (tenant, id, body, box, readable, published, rev, created, modified, expires)
        select of_tenant, e.id, e.body, e.box::box, e.readable, e.published,
               coalesce(g.rev, 0) + e.steps, moment, moment, e.expires
        from jsonb_to_recordset(sent) as e(
                id text, body jsonb, box text, readable text, published boolean,
                expires timestamptz, fresh boolean, steps integer)
            left join lateral (
                select rev from hub_gone where tenant = of_tenant and id = e.id limit 1) g on true
        where e.fresh
        order by e.id
        on conflict do nothing
        returning id
    )
    select coalesce(array_agg(m.id), '{}') into made from m;

    if cardinality(made) = cardinality(asked) then
        return '{}';
    end if;
    return array(select unnest(asked) except select unnest(made));
end
$$;

-- Brings the types of written entities up to date.
create function hub_retype(of_tenant smallint, sent jsonb, lost text[]) returns void
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    delete from hub_entity_type x
    where x.tenant = of_tenant
        and x.id = any (array(
            select e.id from jsonb_to_recordset(sent) as e(id text, retyped boolean)
            where e.retyped))
        and not exists (
            select from jsonb_to_recordset(sent) as e(id text, types text[])
            where e.id = x.id and x.type = any (e.types));

    insert into hub_entity_type (tenant, type, id)
    select of_tenant, t, e.id
    from jsonb_to_recordset(sent) as e(id text, types text[], fresh boolean, retyped boolean)
        cross join lateral unnest(e.types) t
    where (e.fresh or e.retyped) and e.id <> all (lost)
    on conflict do nothing;

    insert into hub_kind (tenant, type)
    select distinct of_tenant, t
    from jsonb_to_recordset(sent) as e(
            id text, types text[], published boolean, fresh boolean, retyped boolean)
        cross join lateral unnest(e.types) t
    where e.published and (e.fresh or e.retyped) and e.id <> all (lost)
        and not exists (select from hub_kind k where k.tenant = of_tenant and k.type = t)
    on conflict do nothing;
end
$$;
