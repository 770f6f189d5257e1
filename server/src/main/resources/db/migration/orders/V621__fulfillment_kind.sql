-- How an order is to reach its customer, and what kind of customer it is. Orders from before are shipped. A constant default: no rewrite.
alter table orders.order
    add column customer_tier text,
    add column fulfillment   text not null default 'ship' check (fulfillment in ('ship', 'pickup', 'ship-to-store', 'same-day')),
    add column node          text,
    add constraint order_node check ((node is not null) = (fulfillment in ('pickup', 'ship-to-store')));
comment on column orders.order.node          is 'where it is collected';
comment on column orders.order.customer_tier is 'for policies; null where the channel does not tell';
