-- Examples of the orders in which a SKU was sold: what it is bought along with decides where its units are worth most. A fixed number of
-- places per SKU that new orders overwrite, so that the table is as large as the assortment and never swept.
create table sourcing.basket (
    sku            text not null,
    slot           int not null,
    order_id       bigint not null,
    latitude_cell  int not null,
    longitude_cell int not null,
    others         text[] not null,
    quantities     bigint[] not null,
    primary key (sku, slot),
    check (cardinality(others) = cardinality(quantities))
);

comment on column sourcing.basket.slot          is 'place that the order fell on, 0 to 63';
comment on column sourcing.basket.latitude_cell is 'degrees north divided by 3, rounded down; with longitude_cell the region that it went to';
comment on column sourcing.basket.others        is 'SKUs of some of the order''s other lines; empty: it was bought alone';
comment on column sourcing.basket.quantities    is 'base units of these';
