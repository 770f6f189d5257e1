-- Delivery methods grow: the catalog of them is the code's, and a column keeps the word. Only what is collected has a node.
-- Online: a check that is not validated reads no row; new and changed rows obey it.
alter table orders.order
    drop constraint if exists order_fulfillment_check,
    drop constraint if exists order_node,
    add constraint order_fulfillment_check check (fulfillment ~ '^[a-z][a-z-]{1,39}$') not valid,
    add constraint order_node check ((node is not null) = (fulfillment in ('pickup', 'curbside', 'ship-to-store'))) not valid;
alter table orders.delivery_group
    drop constraint if exists delivery_group_fulfillment_check,
    drop constraint if exists delivery_group_check,
    add constraint delivery_group_fulfillment_check check (fulfillment ~ '^[a-z][a-z-]{1,39}$') not valid,
    add constraint delivery_group_check check ((node is not null) = (fulfillment in ('pickup', 'curbside', 'ship-to-store'))) not valid;
