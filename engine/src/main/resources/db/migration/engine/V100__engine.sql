-- The engine: one log, and per subject one row that says where it stands and what it has to do next.
create schema engine;

-- Ids are handed out in blocks, so that a set of ids costs no round trip.
create sequence engine.ids increment by 1000 start with 100000;

create table engine.log (
    position bigint generated always as identity,
    txid     xid8        not null default pg_current_xact_id(),
    subject  bigint      not null,
    seq      integer     not null,
    type     text        not null,
    at       timestamptz not null,
    actor    text        not null,
    version  integer     not null,
    stage    text        not null,
    data     jsonb       not null,
    -- subscribers read in this order, up to the oldest transaction still running
    primary key (txid, position),
    unique (subject, seq)
);

create function engine.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the log cannot be changed'; end $$;

create trigger log_is_append_only before update or delete on engine.log
    for each row execute function engine.refuse_change();
create trigger log_is_never_truncated before truncate on engine.log
    for each statement execute function engine.refuse_change();

-- A subject without a process (process = '') only has a history. The task is part of the row: a subject has at most one thing to
-- do next, so "never two at once" is the row lock, and a step costs one update. An update changes queue and due, which are
-- indexed, so it is not HOT anyway; free space in the pages keeps the new version near the old one.
create table engine.subject (
    id      bigint      not null primary key,
    parent  bigint      not null,
    process text        not null,
    version integer     not null,
    stage   text        not null,
    entry   integer     not null,
    seq     integer     not null,
    status  text        not null check (status in ('moving', 'waiting', 'held', 'stuck', 'ended', 'log')),
    since   timestamptz not null,
    queue   text        not null,
    due     timestamptz,
    attempt integer     not null,
    owner   bigint,
    facts   jsonb       not null,
    trail   jsonb       not null,
    check ((queue = '') = (due is null))
) with (fillfactor = 80);

create index subject_due on engine.subject (queue, due) where queue <> '' and owner is null;
create index subject_owner on engine.subject (owner) where owner is not null;
create index subject_parent on engine.subject (parent) where parent <> 0;

-- Events offered to subjects, until their process has taken or refused them.
create table engine.signal (
    id      bigint      not null primary key,
    subject bigint      not null,
    event   text        not null,
    at      timestamptz not null,
    actor   text        not null,
    data    jsonb       not null,
    fresh   boolean     not null
);
create index signal_fresh on engine.signal (id) where fresh;
create index signal_subject on engine.signal (subject, id);

create table engine.process (
    name    text        not null,
    version integer     not null,
    yaml    text        not null,
    at      timestamptz not null,
    actor   text        not null,
    primary key (name, version)
);

create table engine.process_active (
    name    text        not null primary key,
    version integer     not null,
    at      timestamptz not null,
    actor   text        not null,
    foreign key (name, version) references engine.process (name, version)
);

create table engine.subscriber (
    name     text   not null primary key,
    txid     xid8   not null,
    position bigint not null
);

-- Who is alive, in machine time (leases are about machines, not about business time).
create table engine.node (
    id   bigint      not null primary key,
    seen timestamptz not null
);
