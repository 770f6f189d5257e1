-- Counting orders by state read every order that ever was. Closed ones are counted once, when they close; open ones have
-- an index of their own.
-- Online: reads the orders once. On a large table create the index by hand before the upgrade (create index concurrently).
create index if not exists order_open on orders.order (id) where state = 'open';

create table orders.closed_count (
    state  text   not null check (state in ('completed', 'canceled')),
    orders bigint not null
);
comment on table orders.closed_count is
    'a row per transaction and state, added up from time to time: nobody waits for a row of another transaction';

insert into orders.closed_count (state, orders)
select state, count(*)
from orders.order
where state <> 'open'
group by state;
