-- Money. The movements are the truth and are never changed; the balances on payments.payment are kept beside them, change with them
-- in one transaction, carry the constraints, and are compared with them by Payments.verify.
create schema payments;

create table payments.payment (
    order_id         bigint not null primary key,
    channel          text   not null,
    method           text   not null check (method in ('card', 'collected')),
    token            text,
    reference        text,
    currency         text   not null,
    total_minor      bigint not null check (total_minor >= 0),
    -- shipping and surcharges: charged with the first shipment, then 0
    level_open_minor bigint not null check (level_open_minor >= 0),
    authorized_minor bigint not null default 0,
    captured_minor   bigint not null default 0,
    refunded_minor   bigint not null default 0,
    voided_minor     bigint not null default 0,
    invoiced_minor   bigint not null default 0,
    check (authorized_minor between 0 and total_minor),
    check (invoiced_minor between 0 and total_minor),
    check (captured_minor between 0 and invoiced_minor),
    check (voided_minor >= 0 and captured_minor + voided_minor <= authorized_minor),
    check (refunded_minor between 0 and captured_minor)
);

-- What a line costs with its share of the order's discount, and how many of its units were charged and paid back.
create table payments.line (
    order_id       bigint  not null references payments.payment (order_id),
    line           integer not null,
    quantity       bigint  not null check (quantity > 0),
    net_minor      bigint  not null check (net_minor >= 0),
    invoiced_units bigint  not null default 0,
    refunded_units bigint  not null default 0,
    primary key (order_id, line),
    check (invoiced_units between 0 and quantity),
    check (refunded_units between 0 and invoiced_units)
);

create table payments.invoice (
    fulfillment bigint      not null primary key,
    order_id    bigint      not null references payments.payment (order_id),
    lines_minor bigint      not null check (lines_minor >= 0),
    level_minor bigint      not null check (level_minor >= 0),
    at          timestamptz not null
);
create index invoice_order on payments.invoice (order_id);

-- What was asked of the provider, written before it is asked.
create table payments.request (
    key           text        not null primary key,
    kind          text        not null check (kind in ('auth', 'capture', 'refund', 'void')),
    subject       bigint      not null,
    order_id      bigint      not null references payments.payment (order_id),
    attempt       integer     not null check (attempt > 0),
    entry         text        not null,
    amount_minor  bigint      not null check (amount_minor >= 0),
    state         text        not null check (state in ('requested', 'accepted', 'done', 'refused')),
    psp_reference text,
    reason        text        not null,
    requested_at  timestamptz not null,
    answered_at   timestamptz
);
create index request_order on payments.request (order_id);
-- each charge at most once: a subject has one request of a kind that is not refused
create unique index request_once on payments.request (subject, kind) where state <> 'refused';

create table payments.movement (
    id           bigint      not null primary key,
    order_id     bigint      not null references payments.payment (order_id),
    subject      bigint      not null,
    kind         text        not null check (kind in ('authorized', 'captured', 'refunded', 'voided', 'invoiced')),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     text        not null,
    key          text        not null unique,
    source       text        not null check (source in ('provider', 'channel', 'goods')),
    psp_reference text,
    at           timestamptz not null
);
create index movement_order on payments.movement (order_id);

create function payments.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the money ledger cannot be changed'; end $$;

create trigger movement_is_append_only before update or delete on payments.movement
    for each row execute function payments.refuse_change();
create trigger movement_is_never_truncated before truncate on payments.movement
    for each statement execute function payments.refuse_change();
