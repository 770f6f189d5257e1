-- A node's work is for one delivery group of an order. Work from before is for the first one.
-- Online: a column with a constant default rewrites nothing.
alter table fulfillment.fulfillment add column delivery_group smallint not null default 1;
comment on column fulfillment.fulfillment.delivery_group is 'number of the group of its order that it is for';
