-- What of an order goes to one place in one way. An order with one group has it in its head and no row here, so that it
-- costs what it did; of an order with several, each has a row, and the head is the first one's.
-- Online: a new table, and a column with a constant default, which rewrites nothing.
create table orders.delivery_group (
    order_id         bigint   not null,
    number           smallint not null check (number between 1 and 20),
    id               text     not null,
    fulfillment      text     not null check (fulfillment in ('ship', 'pickup', 'ship-to-store', 'same-day')),
    node             text,
    service          text     not null,
    ship_name        text     not null,
    ship_line1       text     not null,
    ship_line2       text,
    ship_city        text     not null,
    ship_region      text,
    ship_postal_code text     not null,
    ship_country     text     not null,
    ship_phone       text,
    ship_company     text,
    primary key (order_id, number),
    unique (order_id, id),
    check ((node is not null) = (fulfillment in ('pickup', 'ship-to-store')))
);
comment on column orders.delivery_group.number is 'its place in the order, 1 for the first';
comment on column orders.delivery_group.id     is 'what the channel calls it, unique in the order';

alter table orders.line add column delivery_group smallint not null default 1;
comment on column orders.line.delivery_group is 'number of the group that it belongs to';
