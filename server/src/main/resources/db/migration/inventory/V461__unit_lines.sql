-- What units of a line are stands in columns. Until now it was hidden in the line's number: a part of a kit had line +
-- 10000 x its place in the kit, a substitute line + 510000 (ADR 0022). Lines of transfers are their own and stay.
-- Columns with constant defaults rewrite nothing. Of reservations and claims, which are open ones only, the few of kits
-- and substitutes are rewritten and the key is built anew, in less than a second.
-- Nodes of before must not run meanwhile: nothing is released yet, so it goes in one step instead of three.
alter table inventory.reservation
    add column component  integer not null default 0 check (component >= 0),
    add column substitute boolean not null default false,
    drop constraint reservation_pkey;
update inventory.reservation
set line = case when line > 510000 then line - 510000 else line % 10000 end,
    component = case when line > 510000 then 0 else line / 10000 end,
    substitute = line > 510000
where line > 10000 and owner_kind <> 'transfer';
alter table inventory.reservation add primary key (owner_id, line, component, substitute, node);

alter table inventory.supply_claim
    add column component  integer not null default 0 check (component >= 0),
    add column substitute boolean not null default false,
    drop constraint supply_claim_pkey;
update inventory.supply_claim
set line = case when line > 510000 then line - 510000 else line % 10000 end,
    component = case when line > 510000 then 0 else line / 10000 end,
    substitute = line > 510000
where line > 10000;
alter table inventory.supply_claim add primary key (order_id, line, component, substitute, inbound);

-- The ledger refuses changes, for its amounts. They stay as they are: only how a row names its line is told apart. It
-- is read through once, under a lock that keeps new rows out meanwhile; a million rows take about a second.
alter table inventory.ledger
    add column component  integer not null default 0,
    add column substitute boolean not null default false;
alter table inventory.ledger disable trigger append_only;
update inventory.ledger l
set line = case when l.line > 510000 then l.line - 510000 else l.line % 10000 end,
    component = case when l.line > 510000 then 0 else l.line / 10000 end,
    substitute = l.line > 510000
where l.line > 10000 and not exists (select 1 from inventory.transfer t where t.id = l.subject);
alter table inventory.ledger enable trigger append_only;

comment on column inventory.reservation.component   is 'place of the part in the line''s kit; 0: of no kit';
comment on column inventory.reservation.substitute  is 'sent in place of what was ordered';
comment on column inventory.supply_claim.component  is 'place of the part in the line''s kit; 0: of no kit';
comment on column inventory.supply_claim.substitute is 'sent in place of what was ordered';
comment on column inventory.ledger.component        is 'place of the part in the line''s kit; 0: of no kit';
comment on column inventory.ledger.substitute       is 'sent in place of what was ordered';
