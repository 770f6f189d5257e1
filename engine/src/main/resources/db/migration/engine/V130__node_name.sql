-- A node that falls silent stays visible: its row is kept and marked instead of deleted. The name lets a server that
-- starts again replace the row that it left behind. The table has one row per server.
alter table engine.node
    add column name   text    not null default '',
    add column silent boolean not null default false;
