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
create index hub_change_xid on hub_change (xid);
