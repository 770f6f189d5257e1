-- What a SKU is like, for nodes that refuse it, policies that ask for it, carriers that measure it, and channels that sell it early.
alter table masterdata.sku
    add column traits        text[] not null default '{}',
    add column length_mm     bigint check (length_mm > 0),
    add column width_mm      bigint check (width_mm > 0),
    add column height_mm     bigint check (height_mm > 0),
    add column preorder_date date;
alter table masterdata.sku
    add constraint sku_dimensions check (num_nulls(length_mm, width_mm, height_mm) in (0, 3));
comment on column masterdata.sku.preorder_date is 'the day from which it is sold for real; null: it is';
