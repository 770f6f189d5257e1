-- A kit is sold as one SKU and made of others when it ships; it has no stock of its own. Its parts never change: what was promised and sold
-- under its code stays what it was. Another composition is another SKU.
create table masterdata.kit_part (
    kit      text collate "C" not null references masterdata.sku (code),
    part     text collate "C" not null references masterdata.sku (code),
    quantity bigint not null check (quantity > 0),
    primary key (kit, part),
    check (kit <> part)
);
create index kit_part_by_part on masterdata.kit_part (part);

comment on column masterdata.kit_part.quantity is 'base units of the part in one kit';
