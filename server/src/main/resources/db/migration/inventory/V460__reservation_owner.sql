-- A reservation says who has it. Until now orders, cart holds and transfers stood in one column, order_id. Each reader had to leave
-- the others out by itself, and the one that lists a node's orders forgot transfers. An id is given once, whatever it is of, so
-- the key stays the id.
-- The table holds open claims only, some ten thousand rows: each is read, those of holds and transfers are rewritten, under a lock of
-- less than a second.
-- Nodes of before must not run meanwhile: nothing is released yet, so it goes in one step instead of three.
alter table inventory.reservation rename column order_id to owner_id;
alter table inventory.reservation add column owner_kind text not null default 'order';

update inventory.reservation r set owner_kind = 'cart-hold' from inventory.hold h where h.id = r.owner_id;
update inventory.reservation r set owner_kind = 'transfer' from inventory.transfer t where t.id = r.owner_id;

alter table inventory.reservation
    alter column owner_kind drop default,
    add constraint owner_is_known check (owner_kind in ('order', 'cart-hold', 'transfer'));

comment on column inventory.reservation.owner_kind is 'what the units are reserved for';
comment on column inventory.reservation.owner_id   is 'id of the order, of the cart hold (inventory.hold) or of the transfer (inventory.transfer)';
