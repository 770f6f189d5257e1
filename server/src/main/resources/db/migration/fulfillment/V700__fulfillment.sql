-- The work of nodes. What was handed over and what left are amounts per line; the state is moved only by Fulfillments.
create schema fulfillment;

create table fulfillment.fulfillment (
    id         bigint      not null primary key,
    order_id   bigint      not null,
    node       text        not null,
    state      text        not null check (state in ('released', 'rejected', 'shipped', 'delivered', 'lost')),
    carrier    text,
    tracking   text,
    created_at timestamptz not null,
    shipped_at timestamptz,
    ended_at   timestamptz,
    check ((state in ('shipped', 'delivered', 'lost')) = (shipped_at is not null)),
    check ((state in ('rejected', 'delivered', 'lost')) = (ended_at is not null))
) with (fillfactor = 80);
create index fulfillment_order on fulfillment.fulfillment (order_id, id);
create index fulfillment_tracking on fulfillment.fulfillment (tracking) where tracking is not null;

create table fulfillment.line (
    fulfillment bigint  not null references fulfillment.fulfillment (id),
    line        integer not null,
    sku         text    not null,
    quantity    bigint  not null check (quantity > 0),
    shipped     bigint  not null default 0,
    primary key (fulfillment, line),
    check (shipped between 0 and quantity)
) with (fillfactor = 80);

-- What a node said it shipped, kept until (and after) it is applied. The first word counts.
create table fulfillment.report (
    fulfillment bigint      not null primary key references fulfillment.fulfillment (id),
    carrier     text        not null,
    tracking    text        not null,
    at          timestamptz not null
);

create table fulfillment.report_line (
    fulfillment bigint  not null references fulfillment.report (fulfillment),
    line        integer not null,
    quantity    bigint  not null check (quantity >= 0),
    primary key (fulfillment, line)
);

-- The last word of a carrier on a parcel that is delivered or lost. It may come before the node says that it shipped.
create table fulfillment.sighting (
    tracking text        not null primary key,
    carrier  text        not null,
    status   text        not null check (status in ('delivered', 'lost')),
    at       timestamptz not null
);
