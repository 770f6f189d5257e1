-- What was agreed, whole and as a document, in versions that never change. Orders from before get what is known of them: no payment,
-- and one charge for what was called an adjustment. On a table of millions of orders this takes minutes (about 30,000 orders a second).
create table orders.order_version (
    order_id bigint      not null,
    version  integer     not null check (version > 0),
    change   text        not null check (change <> ''),
    reason   text        not null,
    at       timestamptz not null,
    actor    text        not null,
    document json        not null,
    hash     text        not null,
    primary key (order_id, version)
);

comment on table orders.order_version is
    'the agreement as a canonical order, without the token that pays it; json and not jsonb, so that the text is the one that was hashed';
comment on column orders.order_version.hash is 'SHA-256 of the document in UTF-8, hexadecimal';

alter table orders.order add column ship_company text;
alter table orders.order rename column adjustment_minor to charges_minor;
comment on column orders.order.charges_minor is 'charges of the order without shipping; below zero where discounts are higher';

insert into orders.order_version (order_id, version, change, reason, at, actor, document, hash)
select id, 1, 'captured', '', captured_at, 'migration', document, encode(sha256(convert_to(document::text, 'UTF8')), 'hex')
from (
    select o.id, o.captured_at, json_strip_nulls(json_build_object(
        'channel', o.channel,
        'reference', o.reference,
        'placedAt', to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'currency', o.currency,
        'customer', json_build_object(
            'name', o.customer_name, 'email', nullif(o.customer_email, ''), 'phone', o.customer_phone, 'tier', o.customer_tier),
        'shipTo', json_build_object(
            'name', o.ship_name, 'line1', o.ship_line1, 'line2', o.ship_line2, 'city', o.ship_city, 'region', o.ship_region,
            'postalCode', nullif(o.ship_postal_code, ''), 'country', o.ship_country, 'phone', o.ship_phone),
        'service', o.service,
        'fulfillment', o.fulfillment,
        'node', o.node,
        'lines', l.lines,
        'shippingMinor', o.shipping_minor,
        'charges', case when o.charges_minor <> 0 then json_build_array(json_build_object(
            'category', case when o.charges_minor < 0 then 'discount' else 'surcharge' end,
            'name', 'Adjustment', 'amountMinor', o.charges_minor)) end,
        'totalMinor', o.total_minor)) as document
    from orders.order o
    join lateral (
        select json_agg(json_build_object(
            'line', line, 'reference', reference, 'sku', sku, 'title', title, 'quantity', ordered, 'unitPriceMinor', unit_price_minor,
            'discountMinor', discount_minor, 'taxMinor', tax_minor, 'allowSubstitutes', allow_substitutes) order by line) as lines
        from orders.line
        where order_id = o.id) l on true) made;
