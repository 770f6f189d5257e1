-- Lines that are no goods: services, fees, donations. They are lines like all others, so that totals, taxes, payments and changes need
-- no second kind of line; their units count as shipped and delivered when they are due, and as returned when they are credited.
-- Columns with constant defaults: no row is rewritten.
alter table orders.line add column type text not null default 'goods';
alter table orders.line add column parent_line integer;
alter table orders.line add column relation text;
alter table orders.line add column refundable boolean not null default true;
alter table orders.line add column has_services boolean not null default false;

-- Not validated: no row of before can break them, and the table is not read through.
alter table orders.line add constraint line_type check (type in ('goods', 'service', 'fee', 'donation')) not valid;
alter table orders.line add constraint line_relation
    check (relation is null or relation in ('service-for', 'warranty-of', 'fee-for') and parent_line is not null) not valid;
alter table orders.line add constraint line_service
    check (type <> 'goods' or parent_line is null and relation is null) not valid;
-- A service needs no SKU.
alter table orders.line drop constraint line_sku_check;
alter table orders.line add constraint line_sku_check check (sku <> '' or type <> 'goods') not valid;

comment on column orders.line.parent_line is 'the goods that a service line follows; null: it is due with the first parcel';
comment on column orders.line.has_services is 'of goods: whether their order has service lines, which follow them';

-- What a return, or a parcel that was lost, gives back of service lines: its refund is asked for more than once.
create table orders.service_credit (
    subject  bigint  not null,
    order_id bigint  not null,
    line     integer not null,
    quantity bigint  not null check (quantity > 0),
    at       timestamptz not null,
    primary key (subject, line)
);
create index service_credit_order on orders.service_credit (order_id);
