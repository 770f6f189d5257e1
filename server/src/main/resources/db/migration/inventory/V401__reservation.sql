-- A claim of an order line on a node's stock. It ends (and the row goes) when the goods leave, are not found, or are given back;
-- what became of it stands in the log and in the ledger.
create table inventory.reservation (
    order_id bigint not null,
    line     integer not null,
    node     text collate "C" not null,
    sku      text collate "C" not null,
    quantity bigint not null check (quantity > 0),
    primary key (order_id, line, node)
);

-- Orders that wait for stock; the order id rises with time, so it is the place in the queue.
create table inventory.waiting (
    order_id bigint not null,
    sku      text collate "C" not null,
    quantity bigint not null check (quantity > 0),
    primary key (order_id, sku)
);
create index waiting_by_sku on inventory.waiting (sku, order_id);
