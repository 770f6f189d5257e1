-- Outages of nodes and of carrier services are one thing, and were two tables. No foreign key: nodes are never deleted, and services are rows of
-- the rate card, which is a file. Both old tables hold a row per outage: runs at once.
create table masterdata.closure (
    kind       text        not null check (kind in ('node', 'service')),
    code       text        not null,
    from_at    timestamptz not null,
    until_at   timestamptz check (until_at >= from_at),
    reason     text        not null,
    made_at    timestamptz not null,
    made_by    text        not null,
    primary key (kind, code, from_at)
);
comment on table masterdata.closure is 'times in which a node or service does nothing; kept after they have ended, so that who asks why an order went elsewhere finds the reason';
comment on column masterdata.closure.until_at is 'null: until somebody reopens it';
-- Those that have no end, or may not have ended: all that memory reads.
create index closure_until on masterdata.closure (kind, until_at);

insert into masterdata.closure (kind, code, from_at, until_at, reason, made_at, made_by)
select 'node', c.node, c.from_at, c.until_at, c.reason, c.made_at, c.made_by
from masterdata.node_closure c
union all
select 'service', c.service, c.from_at, c.until_at, c.reason, c.made_at, c.made_by
from masterdata.service_closure c;

drop table masterdata.node_closure;
drop table masterdata.service_closure;
