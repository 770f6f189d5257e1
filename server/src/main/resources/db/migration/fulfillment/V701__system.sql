-- The system through which a node has the work, of several. Rows from before get the name of the default one, as in payments.
alter table fulfillment.fulfillment
    add column system text not null default coalesce(nullif(current_setting('crossdock.node_system', true), ''), 'http');
alter table fulfillment.fulfillment
    alter column system drop default;
