-- Decision tables. A version never changes; which one answers is a row of its own, so that going back is one update.
create schema policy;

create table policy.version (
    name    text        not null,
    version integer     not null check (version > 0),
    yaml    text        not null,
    at      timestamptz not null,
    actor   text        not null,
    primary key (name, version)
);
comment on column policy.version.yaml is 'the document as it was saved, to the letter';

create table policy.active (
    name    text        not null primary key,
    version integer     not null,
    at      timestamptz not null,
    actor   text        not null,
    foreign key (name, version) references policy.version (name, version)
);
