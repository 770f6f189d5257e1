-- Who sold an order, as codes of the master data. What the channel said stays in the agreement. An order whose words
-- the master data does not know is taken all the same, and stands in orders.seller_gap until it does.
-- Online: two columns without a default; the indexes are empty at first, their build reads the table once.
alter table orders.order
    add column brand text,
    add column legal_entity text;
comment on column orders.order.brand is 'code of the brand in the master data; null: none, or not known yet';
comment on column orders.order.legal_entity is 'code of the company that sold it; null: none, or not known yet';
create index order_brand on orders.order (brand, id) where brand is not null;
create index order_legal_entity on orders.order (legal_entity, id) where legal_entity is not null;

create table orders.seller_gap (
    order_id bigint not null,
    kind     text   not null check (kind in ('brand', 'legal-entity')),
    channel  text   not null,
    said     text   not null,
    primary key (order_id, kind)
);
comment on table orders.seller_gap is 'orders of which the master data does not know who sold them';
create index seller_gap_said on orders.seller_gap (kind, channel, said, order_id);

create table orders.missing_seller (
    kind        text    not null,
    channel     text    not null,
    said        text    not null,
    first_order bigint  not null,
    told        boolean not null default false,
    primary key (kind, channel, said)
);
comment on table orders.missing_seller is 'one row per record that orders miss; it goes with the last of them';
comment on column orders.missing_seller.first_order is 'the subject of its case';

-- Open orders of earlier releases have what their channel said, and get it from the master data in the same way.
insert into orders.seller_gap (order_id, kind, channel, said)
select o.id, w.kind, o.channel, btrim(w.said)
from orders.order o
join lateral (
    select v.document
    from orders.order_version v
    where v.order_id = o.id
    order by v.version desc
    limit 1) d on true
cross join lateral (values ('brand', d.document ->> 'brand'), ('legal-entity', d.document ->> 'legalEntity')) w (kind, said)
where o.state = 'open' and btrim(w.said) <> '';

insert into orders.missing_seller (kind, channel, said, first_order)
select kind, channel, said, min(order_id)
from orders.seller_gap
group by kind, channel, said;
