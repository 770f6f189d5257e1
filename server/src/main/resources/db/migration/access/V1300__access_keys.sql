-- Keys of machines (ADR 0054). A key is 256 random bits, so its SHA-256 can be neither guessed nor inverted; the key itself is kept nowhere.
create schema access;

create table access.key (
    id           text        not null primary key,
    principal    text        not null,
    hash         text        not null unique,
    roles        text[]      not null check (cardinality(roles) > 0),
    brands       text[]      not null,
    channels     text[]      not null,
    nodes        text[]      not null,
    made_at      timestamptz not null,
    made_by      text        not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
create index key_principal on access.key (principal);
comment on column access.key.id is 'the readable part of the key, by which people name it';
comment on column access.key.brands is 'data that the key may reach; empty: all. The same of channels and nodes';
comment on column access.key.made_at is 'machine time, as all times here: business time may run faster';

-- One row; it counts the changes of keys, so that each server sees within seconds whether to read them again.
create table access.revision (
    number bigint not null primary key
);
insert into access.revision (number) values (1);
