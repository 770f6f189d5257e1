-- Customers were told a store's name and postal code only, and a parcel to a store was addressed by name and code.
-- Online: a new table.
create table masterdata.node_site (
    node text  not null primary key references masterdata.node (code),
    site jsonb not null
);
comment on column masterdata.node_site.site is 'line1, line2, city, region, phone, instructions; see NodeSite';
