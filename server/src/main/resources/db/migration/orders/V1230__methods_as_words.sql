-- The method digital. Which methods there are is decided where orders are read (DeliveryMethod): the tables keep a word,
-- so that a further one needs no migration. A node is where the customer collects it, and no other method has one.
-- Online: the checks are replaced without a look at the rows, which obey the old ones.
alter table orders.order
    drop constraint order_fulfillment_check,
    add constraint order_fulfillment_word check (fulfillment ~ '^[a-z][a-z-]{0,39}$') not valid;
alter table orders.delivery_group
    drop constraint delivery_group_fulfillment_check,
    add constraint delivery_group_fulfillment_word check (fulfillment ~ '^[a-z][a-z-]{0,39}$') not valid;
