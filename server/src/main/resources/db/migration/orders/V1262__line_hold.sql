-- A hold may be about single lines. Holds that are there are about their order. Holds are few: runs at once.
alter table orders.hold add column lines int[] not null default '{}';
comment on column orders.hold.lines is 'numbers of the lines that it keeps from nodes, rising; empty: the order as a whole';
drop index orders.hold_active;
create unique index hold_active on orders.hold (order_id, type, reason_code, lines) where state = 'active';
