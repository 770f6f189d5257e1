-- Goods that come back, or are lost, before they were charged: that part of their invoice is charged no more.
alter table payments.invoice
    add column returned_minor bigint not null default 0
        check (returned_minor between 0 and lines_minor + level_minor - credit_minor);
comment on column payments.invoice.returned_minor is 'what is charged no more, since its goods came back or were lost before';

alter table payments.payment
    add column credited_minor bigint not null default 0 check (credited_minor between 0 and invoiced_minor);
comment on column payments.payment.credited_minor is 'of invoiced_minor, what is charged no more';

alter table payments.movement
    drop constraint movement_kind_check,
    add constraint movement_kind_check check (kind in ('authorized', 'captured', 'refunded', 'voided', 'invoiced',
        'chargeback', 'chargeback-reversed', 'capture-reversed', 'refund-reversed', 'written-off', 'credited'));
