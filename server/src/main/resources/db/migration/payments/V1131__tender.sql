-- An order may be paid with several tenders, each authorized, captured and refunded by itself (ADR 0037). Orders with one tender, and
-- so all of before, have no row here: their payment is the tender, number 1. Balances of several add up to those of the payment.
-- Online: the table is new; columns have constant defaults and rewrite nothing; the unique index of a few rows per order is built
-- anew under the table's lock, a million rows take about two seconds.
create table payments.tender (
    order_id         bigint  not null references payments.payment (order_id),
    tender           integer not null check (tender > 0),
    type             text    not null,
    provider         text    not null,
    token            text,
    limit_minor      bigint  not null check (limit_minor >= 0),
    charge_sequence  integer not null check (charge_sequence > 0),
    refund_sequence  integer not null check (refund_sequence > 0),
    authorized_minor bigint  not null default 0 check (authorized_minor >= 0),
    captured_minor   bigint  not null default 0 check (captured_minor >= 0),
    refunded_minor   bigint  not null default 0 check (refunded_minor between 0 and captured_minor),
    voided_minor     bigint  not null default 0 check (voided_minor >= 0),
    disputed_minor   bigint  not null default 0 check (disputed_minor >= 0),
    primary key (order_id, tender),
    unique (order_id, charge_sequence),
    unique (order_id, refund_sequence),
    check (authorized_minor - voided_minor <= limit_minor),
    check (captured_minor + voided_minor <= authorized_minor)
);
comment on column payments.tender.limit_minor is 'the most that it is charged';
comment on column payments.tender.charge_sequence is '1 is charged first';
comment on column payments.tender.refund_sequence is '1 gets money back first';

alter table payments.payment
    add column tenders integer not null default 1 check (tenders > 0),
    add column tender_type text;
comment on column payments.payment.tenders is 'how many; several have rows in payments.tender';
comment on column payments.payment.tender_type is 'of one tender; null in orders of before, and where nobody says it';

alter table payments.request add column tender integer not null default 1 check (tender > 0);
drop index payments.request_once;
create unique index request_once on payments.request (subject, kind, tender) where state not in ('refused', 'expired');

alter table payments.movement add column tender integer not null default 1 check (tender > 0);
