-- Deadlines of orders: until when they must ship, and until when a hold should be released. One index says what is due next.
-- Online: a new table only.
create table orders.deadline (
    order_id      bigint      not null,
    kind          text        not null check (kind in ('ship-by', 'hold-release')),
    ref           bigint      not null,
    due           timestamptz not null,
    source        text        not null,
    owner         text        not null,
    next_at       timestamptz,
    warned_at     timestamptz,
    overdue_since timestamptz,
    met_at        timestamptz,
    dropped_at    timestamptz,
    primary key (order_id, kind, ref)
);

comment on column orders.deadline.ref is 'the hold, of hold-release; 0 for the order';
comment on column orders.deadline.source is 'who set it: channel, hold';
comment on column orders.deadline.next_at is 'when something happens next: the warning, or the breach; null: nothing does';
comment on column orders.deadline.dropped_at is 'when nothing was left to be done by then, since the order had ended';

create index deadline_next on orders.deadline (next_at) where next_at is not null;
