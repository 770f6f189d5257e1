-- Golden records: what is sold, and the places that hold or ship it.
create schema masterdata;

create table masterdata.sku (
    code         text   not null primary key,
    name         text   not null,
    unit         text   not null,
    weight_grams bigint not null check (weight_grams >= 0),
    price_minor  bigint not null check (price_minor >= 0),
    currency     text   not null check (currency ~ '^[A-Z]{3}$')
);

create table masterdata.node (
    code           text             not null primary key,
    name           text             not null,
    kind           text             not null check (kind in ('STORE', 'DC', 'THREE_PL', 'DROP_SHIP')),
    country        text             not null check (country ~ '^[A-Z]{2}$'),
    postal_code    text             not null,
    latitude       double precision not null check (latitude between -90 and 90),
    longitude      double precision not null check (longitude between -180 and 180),
    time_zone      text             not null,
    handling_minor bigint           not null check (handling_minor >= 0),
    order_minor    bigint           not null check (order_minor >= 0),
    active         boolean          not null
);

-- Goes up with every change, so that each node's memory sees with one point read whether it is still good.
create table masterdata.revision (
    one      boolean not null primary key default true check (one),
    revision bigint  not null
);
insert into masterdata.revision (revision) values (1);
