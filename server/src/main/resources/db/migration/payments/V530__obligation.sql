-- Owed is not moved (ADR 0033). What a channel has to pay back, because it has the customer's money, is a row here until the
-- channel's word or a person's settles it; only then the ledger has a movement.
-- Online: the table is new. What was booked before as given back for channels' money counts as settled: the ledger can't be
-- changed. The column has a constant default and rewrites nothing; the check is read against all rows, a million take
-- about a second.
create table payments.obligation (
    key           text        not null primary key,
    order_id      bigint      not null references payments.payment (order_id),
    subject       bigint      not null,
    cause         text        not null check (cause in ('canceled', 'returned', 'undelivered')),
    amount_minor  bigint      not null check (amount_minor > 0),
    settled_minor bigint      not null check (settled_minor between 0 and amount_minor),
    at            timestamptz not null,
    settled_at    timestamptz,
    unique (subject, cause),
    check ((settled_minor = amount_minor) = (settled_at is not null))
);
create index obligation_order on payments.obligation (order_id);
comment on column payments.obligation.subject is 'the order, return or fulfillment that it comes from';

insert into payments.obligation (key, order_id, subject, cause, amount_minor, settled_minor, at, settled_at)
select m.key, m.order_id, m.subject,
    case when m.kind = 'voided' then 'canceled' when m.key like 'R%' then 'returned' else 'undelivered' end,
    m.amount_minor, m.amount_minor, m.at, m.at
from payments.movement m
join payments.payment p on p.order_id = m.order_id
where p.method = 'collected' and m.kind in ('refunded', 'voided')
on conflict do nothing;

alter table payments.payment
    add column owed_minor bigint not null default 0 check (owed_minor >= 0),
    drop constraint payment_check4,
    add constraint payment_refunded check (refunded_minor >= 0
        and refunded_minor <= case when method = 'collected' then authorized_minor else captured_minor end);
comment on column payments.payment.owed_minor is
    'what the channel that has the money has to pay back, and has not: its open obligations';
