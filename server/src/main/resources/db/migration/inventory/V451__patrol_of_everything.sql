-- Fences, supply, cart holds and promised supply are walked along all the time, too, not only when somebody asks. Holds and supply are walked by id.
alter table inventory.patrol add column after_id bigint not null default 0;
comment on column inventory.patrol.after_id is 'where a walk by id stands; walks along stock rows have after_sku and after_node';

insert into inventory.patrol (name, slice_rows)
values ('fence-verify', 5000), ('supply-verify', 5000), ('hold-verify', 5000), ('backlog-verify', 5000);

-- Transfers of a range of SKUs. The table is short: runs at once.
create index transfer_line_by_sku on inventory.transfer_line (sku, transfer_id);

-- What was booked as on its way, which is little of the ledger.
-- Online: on a ledger that is large already, make it concurrently by hand under this name before the upgrade; this statement then does nothing.
create index if not exists ledger_in_transit on inventory.ledger (sku, node) include (in_transit) where in_transit <> 0;
