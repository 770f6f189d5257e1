-- Orders and their lines. Quantities are amounts per line, not a state, so that partial shipments, losses and returns add up.
-- Both tables are new and empty: runs at once.
create schema if not exists orders;
create extension if not exists pg_trgm;

create table orders.order (
    id bigint primary key,
    channel text not null check (channel <> ''),
    reference text not null check (reference <> ''),
    placed_at timestamptz not null,
    captured_at timestamptz not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    service text not null check (service in ('standard', 'express')),
    shipping_minor bigint not null check (shipping_minor >= 0),
    adjustment_minor bigint not null,
    total_minor bigint not null check (total_minor >= 0),
    customer_name text not null,
    customer_email text not null,
    customer_phone text,
    ship_name text not null,
    ship_line1 text not null,
    ship_line2 text,
    ship_city text not null,
    ship_region text,
    ship_postal_code text not null,
    ship_country text not null check (ship_country ~ '^[A-Z]{2}$'),
    ship_phone text,
    state text not null default 'open' check (state in ('open', 'completed', 'canceled')),
    end_state text,
    closed_at timestamptz,
    unique (channel, reference),
    check ((state = 'open') = (end_state is null)),
    check ((state = 'open') = (closed_at is null))
) with (fillfactor = 90);

-- No foreign key to the order: both are written by one verb in one transaction, orders are never deleted, and the check would cost a
-- look-up per line. Orders.verify finds a line without its order.
create table orders.line (
    order_id bigint not null,
    line integer not null check (line > 0),
    reference text,
    sku text not null check (sku <> ''),
    title text not null,
    ordered bigint not null check (ordered > 0),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    discount_minor bigint not null check (discount_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    canceled bigint not null default 0 check (canceled >= 0),
    shipped bigint not null default 0 check (shipped >= 0),
    delivered bigint not null default 0 check (delivered >= 0),
    returned bigint not null default 0 check (returned >= 0),
    lost bigint not null default 0 check (lost >= 0),
    primary key (order_id, line),
    check (canceled + shipped <= ordered),
    check (delivered + lost <= shipped),
    check (returned <= delivered)
) with (fillfactor = 85);
