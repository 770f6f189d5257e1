-- Finding orders by a part of what a person knows of them. The expression is repeated in OrderList.
create index order_search on orders.order
    using gin (lower(reference || ' ' || customer_name || ' ' || customer_email) gin_trgm_ops);
create index line_sku on orders.line (lower(sku) text_pattern_ops, order_id);
-- Orders rise with time in the table, so a small block range index finds those of the last minute.
create index order_captured on orders.order using brin (captured_at);
-- Canceled orders are few among many: without this their list would read all the others.
create index order_canceled on orders.order (id) where state = 'canceled';
