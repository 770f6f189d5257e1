-- What other systems call an order, found by an index. Filled from the agreements, which have had these numbers since version 1 of the
-- model: this reads each document once, so on millions of orders it takes minutes.
create table orders.external_id (
    order_id bigint not null,
    system   text   not null,
    type     text   not null,
    value    text   not null,
    primary key (order_id, system, type, value)
);

comment on column orders.external_id.type is 'which of the system''s numbers; empty where the channel does not say';

create index external_id_value on orders.external_id (lower(value), order_id);

insert into orders.external_id (order_id, system, type, value)
select v.order_id, x ->> 'system', coalesce(x ->> 'type', ''), x ->> 'value'
from orders.order_version v
cross join lateral json_array_elements(
    case when json_typeof(v.document -> 'externalIds') = 'array' then v.document -> 'externalIds' else '[]'::json end) as x
where x ->> 'system' is not null and x ->> 'value' is not null
union
select v.order_id, f.system, f.type, v.document ->> f.type
from orders.order_version v
cross join (values ('channel', 'orderNumber'), ('customer', 'customerOrderNumber'), ('customer', 'purchaseOrder')) as f (system, type)
where v.document ->> f.type <> '';
