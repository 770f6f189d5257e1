-- Goods that come back: asked for, and what came in which state.
create schema returns;

create table returns.return (
    id           bigint      not null primary key,
    order_id     bigint      not null,
    node         text        not null,
    reason       text        not null,
    state        text        not null check (state in ('expected', 'received', 'closed', 'expired')),
    requested_at timestamptz not null,
    received_at  timestamptz,
    ended_at     timestamptz,
    check ((state in ('received', 'closed')) = (received_at is not null)),
    check ((state in ('closed', 'expired')) = (ended_at is not null))
);
create index return_order on returns.return (order_id, id);

create table returns.line (
    return_id bigint  not null references returns.return (id),
    line      integer not null,
    sku       text    not null,
    quantity  bigint  not null check (quantity > 0),
    sellable  bigint  not null default 0 check (sellable >= 0),
    damaged   bigint  not null default 0 check (damaged >= 0),
    primary key (return_id, line),
    check (sellable + damaged <= quantity)
);

-- What a node said came back, kept until it is applied. The first word counts.
create table returns.arrival (
    return_id bigint      not null primary key references returns.return (id),
    at        timestamptz not null
);

create table returns.arrival_line (
    return_id bigint  not null references returns.arrival (return_id),
    line      integer not null,
    sellable  bigint  not null check (sellable >= 0),
    damaged   bigint  not null check (damaged >= 0),
    primary key (return_id, line)
);

-- Answers to requests with an idempotency key, so that a repeated one is the same return.
create table returns.request (
    order_id  bigint not null,
    key       text   not null,
    body      jsonb  not null,
    return_id bigint not null references returns.return (id),
    primary key (order_id, key)
);
