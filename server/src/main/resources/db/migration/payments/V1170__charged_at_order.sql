-- An order may be charged when all of it is reserved, before it is released (ADR 0042). Such a charge stands before any invoice;
-- invoices are paid from it as the goods leave, and what is left over in the end is paid back. The new columns have constant defaults
-- and rewrite nothing; the checks are read against all rows, a million take about a second.
alter table payments.payment
    add column prepaid_minor bigint not null default 0 check (prepaid_minor >= 0),
    add column applied_minor bigint not null default 0,
    drop constraint payment_check2,
    add constraint payment_applied_check check (applied_minor between 0 and prepaid_minor),
    add constraint payment_captured_check check (captured_minor between 0 and invoiced_minor + prepaid_minor);
comment on column payments.payment.prepaid_minor is 'captured for the order, before its goods left';
comment on column payments.payment.applied_minor is 'of prepaid_minor, what has paid invoices';

alter table payments.invoice
    add column applied_minor bigint not null default 0,
    add constraint invoice_applied_check
        check (applied_minor between 0 and lines_minor + level_minor - credit_minor);
comment on column payments.invoice.applied_minor is 'what a charge at the order pays of it: the rest is captured for it';

alter table payments.reduction
    add column cause text not null default 'price' check (cause in ('price', 'unsent'));
comment on column payments.reduction.cause is
    'price: it was lowered after the order; unsent: the order was charged for what is not sent, or costs less now';
