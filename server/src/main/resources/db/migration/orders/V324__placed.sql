-- Orders placed in a period are listed by that time, the last first. On a table of millions of rows this takes a minute
-- and blocks writes meanwhile; to avoid that, create the index concurrently under this name before the upgrade.
create index if not exists order_placed on orders.order (placed_at desc, id desc);
