-- A promise is of a delivery group: an order with several has several. Those from before are of the first group.
-- Online: columns with constant defaults rewrite nothing; the new keys are built under a lock, once.
alter table promises.promise add column delivery_group smallint not null default 1;
alter table promises.promise drop constraint promise_pkey, add primary key (order_id, delivery_group);
alter table promises.leg add column delivery_group smallint not null default 1;
alter table promises.leg drop constraint leg_pkey, add primary key (order_id, delivery_group, node, made_at);
