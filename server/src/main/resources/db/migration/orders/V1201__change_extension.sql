-- A change that costs more waits for its money (ADR 0043). A nullable column: changes no row, runs at once.
alter table orders.change_action add column extension bigint;
comment on column orders.change_action.extension is 'the process that asks for its money; null: none';
