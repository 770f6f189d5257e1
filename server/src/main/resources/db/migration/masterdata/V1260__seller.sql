-- Who sells: legal entities, brands, and the sales channels that name them. Until now an order said both in the words
-- of its channel. Online: new tables, and a column without a default.
create table masterdata.legal_entity (
    code              text  primary key,
    name              text  not null,
    country           text  not null,
    book_currency     text  not null,
    tax_registrations jsonb not null default '[]'
);
comment on column masterdata.legal_entity.tax_registrations is '[{country, number}]';

create table masterdata.brand (
    code text primary key,
    name text not null
);

create table masterdata.sales_channel (
    code           text primary key,
    name           text not null,
    brand          text,
    legal_entity   text,
    unknown_seller text not null check (unknown_seller in ('keep', 'refuse'))
);
comment on table masterdata.sales_channel is 'what orders of a channel have that say nothing else';
comment on column masterdata.sales_channel.unknown_seller is 'what becomes of an order whose brand or seller nobody knows';

create table masterdata.external_id (
    entity text not null check (entity in ('legal-entity', 'brand')),
    system text not null,
    value  text not null,
    code   text not null,
    type   text not null default '',
    primary key (entity, system, value)
);
comment on table masterdata.external_id is 'what other systems call a record; a channel is a system of its own name';
create index external_id_of on masterdata.external_id (entity, code);

alter table masterdata.node add column legal_entity text;
comment on column masterdata.node.legal_entity is 'the company that runs it; null: not said';
