-- What somebody wants to be otherwise than it was agreed, after the order (ADR 0034). New and empty: runs at once.
create table orders.order_change (
    order_id     bigint      not null,
    number       integer     not null check (number > 0),
    requested_by text        not null,
    reason_code  text        not null check (reason_code <> ''),
    note         text        not null,
    actor        text        not null,
    at           timestamptz not null,
    primary key (order_id, number)
);

create table orders.change_action (
    order_id     bigint      not null,
    number       integer     not null,
    place        integer     not null check (place > 0),
    kind         text        not null check (kind in ('address', 'recipient', 'delivery-notes', 'price', 'units')),
    state        text        not null check (state in ('requested', 'applied', 'refused')),
    before       json        not null,
    after        json        not null,
    money_minor  bigint      not null,
    line         integer,
    quantity     bigint      not null check (quantity >= 0),
    canceled     bigint      not null check (canceled >= 0),
    gone         bigint      not null check (gone >= 0),
    awaited      json        not null,
    outcome      text        not null,
    decided_at   timestamptz,
    primary key (order_id, number, place),
    foreign key (order_id, number) references orders.order_change (order_id, number),
    check (canceled + gone <= quantity),
    check ((state = 'requested') = (decided_at is null))
);
create index change_action_open on orders.change_action (order_id) where state = 'requested' or awaited::text <> '[]';
comment on column orders.change_action.money_minor is 'what the customer pays more; below zero: less';
comment on column orders.change_action.quantity is 'units that are to be canceled; canceled: those that are; gone: those that had left';
comment on column orders.change_action.awaited is
    'fulfillments that have the agreement of before and were asked back, until their nodes have answered';
