-- Times in which a carrier service takes nothing. Kept after they have ended, like those of nodes. No foreign key: services are rows of the
-- rate card, which is a file.
create table masterdata.service_closure (
    service    text        not null,
    from_at    timestamptz not null,
    until_at   timestamptz check (until_at >= from_at),
    reason     text        not null,
    made_at    timestamptz not null,
    made_by    text        not null,
    primary key (service, from_at)
);
comment on column masterdata.service_closure.until_at is 'null: until somebody reopens it';
-- Those that have no end, or may not have ended: all that memory reads.
create index service_closure_until on masterdata.service_closure (until_at);
