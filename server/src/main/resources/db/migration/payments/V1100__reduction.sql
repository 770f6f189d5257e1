-- A price that is lowered after the order (ADR 0034). What is still to be charged is charged less; what is charged already is
-- paid back by a process of its own. The new columns have constant defaults and rewrite nothing; the checks are read against
-- all rows, a million take about a second.
create table payments.reduction (
    subject       bigint      not null primary key,
    order_id      bigint      not null references payments.payment (order_id),
    line          integer     check (line > 0),
    amount_minor  bigint      not null check (amount_minor >= 0),
    lowered_minor bigint      not null check (lowered_minor >= 0),
    back_minor    bigint      not null check (back_minor >= 0),
    open_minor    bigint      not null check (open_minor between 0 and lowered_minor),
    open_units    bigint      not null check (open_units >= 0),
    kept_minor    bigint      not null check (kept_minor between 0 and amount_minor),
    kept_units    bigint      not null check (kept_units >= 0),
    at            timestamptz not null,
    check (amount_minor = lowered_minor + back_minor)
);
create index reduction_order on payments.reduction (order_id);
comment on column payments.reduction.subject is 'the compensation that pays back what was charged already';
comment on column payments.reduction.line is 'null: of the order as a whole';
comment on column payments.reduction.lowered_minor is 'taken off what was still to be charged';
comment on column payments.reduction.back_minor is 'of what was charged already';
comment on column payments.reduction.open_minor is 'of lowered_minor, what no invoice has taken off yet; open_units: the units that it is for';
comment on column payments.reduction.kept_minor is 'by how much the units that the customer keeps are cheaper; kept_units: these units';

alter table payments.payment
    add column reduced_minor bigint not null default 0 check (reduced_minor >= 0),
    add column lowered_minor bigint not null default 0 check (lowered_minor between 0 and reduced_minor);
comment on column payments.payment.reduced_minor is 'by how much the price was lowered after the order';
comment on column payments.payment.lowered_minor is 'of reduced_minor, what is taken off later charges';

alter table payments.invoice
    add column credit_minor bigint not null default 0 check (credit_minor between 0 and lines_minor + level_minor);
comment on column payments.invoice.credit_minor is 'what lowered prices take off it';

alter table payments.obligation
    drop constraint obligation_cause_check,
    add constraint obligation_cause_check check (cause in ('canceled', 'returned', 'undelivered', 'reduced'));
