-- Who may have which units. A channel belongs to a group (its own code where no row says otherwise) and may be served by some nodes only (by
-- all where no row says otherwise). A fence keeps units of a stock row for one group, or caps what one group may hold of it.
create table inventory.channel_group (
    channel       text collate "C" not null primary key,
    channel_group text collate "C" not null
);

create table inventory.channel_node (
    channel text collate "C" not null,
    node    text collate "C" not null,
    primary key (channel, node)
);

-- Changes only while its stock row is locked, so the lock order stays one: stock rows, then their fences.
create table inventory.ring_fence (
    sku           text collate "C" not null,
    node          text collate "C" not null,
    channel_group text collate "C" not null,
    kind          text not null check (kind in ('hard', 'up-to')),
    units         bigint not null check (units >= 0),
    held          bigint not null default 0 check (held >= 0),
    shipped       bigint not null default 0 check (shipped >= 0),
    primary key (sku, node, channel_group)
);

comment on column inventory.ring_fence.kind    is 'hard: units are kept for the group; up-to: the group may have no more';
comment on column inventory.ring_fence.held    is 'promised to orders of the group, = sum of their reservations on the row';
comment on column inventory.ring_fence.shipped is 'left for orders of the group since the fence was set: an allotment is used up, it does not refill itself';

-- Null says in one look that a row has no fence, so that claims on it read nothing more. Neither column rewrites the table.
alter table inventory.stock
    add column fenced bigint check (fenced >= 0),
    add column barred boolean not null default false;

comment on column inventory.stock.fenced is 'kept back for channel groups: unused units of hard fences; null where the row has no fence';
comment on column inventory.stock.barred is 'the SKU may not be promised at this node';

alter table inventory.reservation add column channel text collate "C";
alter table inventory.waiting add column channel text collate "C";

comment on column inventory.reservation.channel is 'of the order; null where it came from none, which then gets only what anybody may have';
