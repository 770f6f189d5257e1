-- Decision tables are kept like processes: one table for every kind of document, so that saving, activating and going back are one code.
-- A few dozen rows, moved in no time. Nodes of the release before must be stopped (docs/operating/run.md): they look for engine.process.
create table engine.document (
    kind    text        not null,
    name    text        not null,
    version integer     not null check (version > 0),
    yaml    text        not null,
    at      timestamptz not null,
    actor   text        not null,
    primary key (kind, name, version)
);
comment on column engine.document.kind is 'process, policy, …: each has a reader of its own';
comment on column engine.document.yaml is 'the document as it was saved, to the letter';
comment on column engine.document.actor is 'who saved it';

-- Which version counts is a row of its own, so that going back is one update. Who chose what before is in the log.
create table engine.document_active (
    kind    text        not null,
    name    text        not null,
    version integer     not null,
    at      timestamptz not null,
    actor   text        not null,
    reason  text        not null,
    primary key (kind, name),
    foreign key (kind, name, version) references engine.document (kind, name, version)
);
comment on column engine.document_active.reason is 'why, in the words of who activated it; empty where nobody said';

insert into engine.document (kind, name, version, yaml, at, actor)
select 'process', p.name, p.version, p.yaml, p.at, p.actor
from engine.process p;

insert into engine.document_active (kind, name, version, at, actor, reason)
select 'process', a.name, a.version, a.at, a.actor, ''
from engine.process_active a;

drop table engine.process_active;
drop table engine.process;
