-- One row per SKU and node. There is no other place where a level stands.
-- Text is compared byte by byte (collate "C"): keys are sorted the same by PostgreSQL and by Java, which is what keeps the lock order one.
-- No index names a quantity, and pages keep room: updates of quantities stay in the page (HOT) and write no index.
create schema inventory;

create table inventory.stock (
    sku         text collate "C" not null,
    node        text collate "C" not null,
    on_hand     bigint not null default 0 check (on_hand >= 0),
    reserved    bigint not null default 0 check (reserved >= 0),
    safety      bigint not null default 0 check (safety >= 0),
    missing     bigint not null default 0 check (missing >= 0),
    quarantined bigint not null default 0 check (quarantined >= 0),
    counted_at  timestamptz,
    primary key (sku, node),
    -- No oversell. Only a count that finds less than is promised may break reserved <= on_hand, and then by exactly what is missing.
    constraint reserved_within_supply check (reserved <= on_hand + missing),
    constraint missing_is_promised    check (missing = 0 or missing = reserved - on_hand)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

comment on column inventory.stock.on_hand     is 'sellable units according to the books';
comment on column inventory.stock.reserved    is 'promised to orders, = sum of the reservations';
comment on column inventory.stock.safety      is 'kept back from promising';
comment on column inventory.stock.missing     is 'promised, but not found by a count';
comment on column inventory.stock.quarantined is 'damaged, not part of on_hand';
