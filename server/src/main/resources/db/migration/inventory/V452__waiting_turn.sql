-- Why an order waits, and its rank among those that do. An order that something else than stock keeps back (its carrier is down, no node may
-- serve it) must not be woken because there is stock: it would be decided in circles.
-- Orders that wait already have no rank and wait for stock. The table is short: runs at once.
alter table inventory.waiting
    add column rank smallint not null default 0 check (rank between 0 and 5),
    add column kept_back text,
    add column looked_at timestamptz not null default 'epoch';
comment on column inventory.waiting.since is 'when the order was captured, less a day per rank: its place in the queue';
comment on column inventory.waiting.kept_back is 'what keeps the order from units that are there; null: it waits for stock';
comment on column inventory.waiting.looked_at is 'when it began to wait, or was looked at because nothing had happened for long';
create index waiting_kept_back on inventory.waiting (looked_at) where kept_back is not null;
