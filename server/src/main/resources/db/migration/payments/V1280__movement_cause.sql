-- Why a movement that no request of ours caused was booked stood in its key ("paid-back-…", "…-paid-again"), which is a
-- name and no fact. It is a column now; keys stay as they are.
-- Online: a column without a default is added at once. The ledger refuses changes, for its amounts; only what its keys
-- said is written out, of the rows that have such a key. They are found by reading the ledger once, under a lock that
-- keeps new rows out; a million rows take about a second.
alter table payments.movement
    add column cause text check (cause in ('paid-back', 'paid-again'));
alter table payments.movement disable trigger movement_is_append_only;
update payments.movement
set cause = case when starts_with(key, 'paid-back-') then 'paid-back' else 'paid-again' end
where starts_with(key, 'paid-back-') or (key like 'S%-paid-again' and source in ('person', 'outside'));
alter table payments.movement enable trigger movement_is_append_only;
comment on column payments.movement.cause is
    'paid-back: a channel, or a person for it, says that it paid back; paid-again: a customer paid what was paid back of a charge that failed; null: a request, goods or the provider''s news caused it';
