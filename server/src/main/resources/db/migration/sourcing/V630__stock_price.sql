-- What scarce stock is worth at one node more than at another, and the forecast that it is worked out from. All of it can be learned again
-- from the log; none of it is asked whether an order can be filled.

-- Units sold per SKU and region, old ones fading: a rate without a window that jumps.
create table sourcing.forecast (
    sku            text not null,
    latitude_cell  int not null,
    longitude_cell int not null,
    units          double precision not null check (units >= 0),
    at             timestamptz not null,
    primary key (sku, latitude_cell, longitude_cell)
);

comment on column sourcing.forecast.latitude_cell is 'degrees north divided by 3, rounded down; with longitude_cell a region';
comment on column sourcing.forecast.units         is 'base units, each halved every half-life until "at"';

-- One row per SKU that was ever sold.
create table sourcing.outlook (
    sku       text primary key,
    stale     boolean not null,
    priced_at timestamptz,
    stock     bigint not null default 0,
    expected  double precision not null default 0,
    scarce    boolean not null default false
);

comment on column sourcing.outlook.stale     is 'stock or forecast moved since it was priced';
comment on column sourcing.outlook.priced_at is 'when, in business time; null: never';
comment on column sourcing.outlook.stock     is 'units available on all nodes when it was priced';
comment on column sourcing.outlook.expected  is 'units expected until the horizon when it was priced';
comment on column sourcing.outlook.scarce    is 'whether stock was too little for prices to be zero by rule';

-- The next SKUs to price, the longest unpriced first.
create index outlook_stale on sourcing.outlook (priced_at nulls first, sku) where stale;

-- Nodes without a row are those whose units are worth least: price zero.
create table sourcing.price (
    sku   text not null,
    node  text not null,
    minor bigint not null check (minor > 0),
    units bigint not null,
    at    timestamptz not null,
    primary key (sku, node)
);

comment on column sourcing.price.minor is 'opportunity cost of a base unit there, in minor units of the rate card''s currency';
comment on column sourcing.price.units is 'what the node had available when it was worked out';
