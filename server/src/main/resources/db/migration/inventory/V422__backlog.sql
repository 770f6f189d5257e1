-- Who was promised which units that are still to come. The line's figure (inventory.inbound.promised) is the sum of its claims; a claim changes
-- only while its line is locked. It ends when the goods come (they are reserved for the order then), are given up, or will not come.
-- All tables are new and empty: runs at once.
create table inventory.supply_claim (
    order_id bigint not null,
    line     integer not null,
    inbound  bigint not null,
    sku      text collate "C" not null,
    node     text collate "C" not null,
    quantity bigint not null check (quantity > 0),
    channel  text,
    since    timestamptz not null,
    primary key (order_id, line, inbound)
);
create index supply_claim_by_inbound on inventory.supply_claim (inbound, since, order_id);

comment on column inventory.supply_claim.since is 'place of the order in the queue: the first gets what comes, the last loses what does not';

-- Orders that were taken before a SKU of theirs is on sale.
create table inventory.preorder (
    order_id   bigint primary key,
    since      timestamptz not null,
    on_sale_at timestamptz not null
);
create index preorder_due on inventory.preorder (on_sale_at, since, order_id);

-- May orders of a channel wait for dated supply of a SKU? Empty text stands for any; the most exact rule counts, none means no.
create table inventory.backorder_rule (
    channel text not null,
    sku     text collate "C" not null,
    allowed boolean not null,
    primary key (channel, sku)
);
