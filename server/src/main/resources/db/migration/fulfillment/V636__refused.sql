-- Whether the node itself said no: work that was recalled is given back, too, and says nothing about the node. A column with a constant
-- default is added without rewriting the table.
alter table fulfillment.fulfillment add column refused boolean not null default false;

comment on column fulfillment.fulfillment.refused is 'the node gave the work back of its own accord';
