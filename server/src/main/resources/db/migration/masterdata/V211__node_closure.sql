-- Times in which a node does nothing. Kept after they have ended: who asks why an order went elsewhere finds the reason here.
create table masterdata.node_closure (
    node       text        not null references masterdata.node (code),
    from_at    timestamptz not null,
    until_at   timestamptz check (until_at >= from_at),
    reason     text        not null,
    made_at    timestamptz not null,
    made_by    text        not null,
    primary key (node, from_at)
);
comment on column masterdata.node_closure.until_at is 'null: until somebody reopens it';
-- Those that have no end, or may not have ended: all that memory reads.
create index node_closure_until on masterdata.node_closure (until_at);
