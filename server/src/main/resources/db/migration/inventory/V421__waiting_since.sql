-- The place in the queue is the time from which an order counts as waiting, then its id: ids rise on each server, but not over all of them.
-- Orders that wait already keep their place before all later ones. The table is short: runs at once.
alter table inventory.waiting add column since timestamptz not null default 'epoch';
comment on column inventory.waiting.since is 'when the order was captured, less the head start of its channel: its place in the queue';
drop index inventory.waiting_by_sku;
create index waiting_by_sku on inventory.waiting (sku, since, order_id);
