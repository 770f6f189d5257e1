-- Who changed what in master data and settings was not to be seen. The log has it now, in sets; this table finds the
-- event of one record without reading the log.
-- Online: a new table.
create table platform.change (
    event bigint not null,
    kind  text   not null,
    key   text   not null,
    primary key (event, kind, key)
);
comment on table platform.change is 'records that a set of changes touched; rows are only added';
comment on column platform.change.event is 'number of the log that has the event records-changed; the newest is the highest';
comment on column platform.change.key is 'code or name of the record; parts of a longer key are joined by a blank';

create index change_of on platform.change (kind, key, event);
