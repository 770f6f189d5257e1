-- Orders of a node, the newest first. As with orders.order_placed: create it concurrently before the upgrade of a large
-- table.
create index if not exists fulfillment_node on fulfillment.fulfillment (node, order_id);
