-- What is sent in place of a line's SKU, at which price and why. How many units of it are held, under way or with the customer is said by
-- reservations and fulfillments (number of the line + 510000), so that giving them back needs no change here. New and empty: runs at once.
create table orders.substitution (
    order_id         bigint not null,
    line             integer not null check (line > 0),
    sku              text not null check (sku <> ''),
    title            text not null,
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    cheaper          boolean not null,
    reason           text not null,
    at               timestamptz not null,
    primary key (order_id, line, sku)
);

comment on column orders.substitution.unit_price_minor is 'what a unit is charged: the ordered price, or the list price of the substitute where that is lower';
comment on column orders.substitution.cheaper is 'less than the ordered price: charged under a line of its own';
comment on column orders.substitution.reason is 'what kept the ordered SKU back, as sourcing says it: no-stock';
