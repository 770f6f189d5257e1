-- An event that a subscriber can't digest stopped the subscriber for good. It is set aside here, with the later events
-- of its subject, and the subscriber goes on with the other subjects. The events themselves stay in the log.
-- Online: a new table.
create table engine.parked_event (
    subscriber text        not null,
    subject    bigint      not null,
    seq        integer     not null,
    type       text        not null,
    error      text        not null,
    tries      integer     not null,
    at         timestamptz not null,
    primary key (subscriber, subject, seq)
);
comment on column engine.parked_event.error is 'why it failed; empty: it waits behind an earlier event of its subject';
create index parked_event_subject on engine.parked_event (subject);
