-- The system that a node is spoken to through. Null: the default one.
alter table masterdata.node
    add column system text;
