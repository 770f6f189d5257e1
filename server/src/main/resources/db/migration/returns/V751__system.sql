-- The system through which a node hears of a return, of several. Rows from before get the name of the default one, as in payments.
alter table returns.return
    add column system text not null default coalesce(nullif(current_setting('crossdock.node_system', true), ''), 'http');
alter table returns.return
    alter column system drop default;
