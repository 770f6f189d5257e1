-- Money also moves without a request of ours: a bank takes it back, somebody refunds in the provider's own screen, an
-- authorization expires and is made anew, a person settles or writes off what the provider won't move. The ledger says so,
-- each with whose word it was.
-- Online: columns without a default, or with a constant one, are added at once; the checks are read against all rows, a
-- million take about a second; the index is built under the table's lock, which has a few rows per order.
alter table payments.payment
    add column disputed_minor bigint not null default 0 check (disputed_minor >= 0),
    drop constraint payment_check,
    add constraint payment_check check (authorized_minor >= 0 and authorized_minor - voided_minor <= total_minor);
comment on column payments.payment.disputed_minor is 'charged back by the customer''s bank, and not given again';

alter table payments.request
    add column auth_key text,
    drop constraint request_state_check,
    add constraint request_state_check check (state in ('requested', 'accepted', 'done', 'refused', 'expired'));
comment on column payments.request.auth_key is 'the authorization of a capture or refund; null: the order''s first one';
drop index payments.request_once;
create unique index request_once on payments.request (subject, kind) where state not in ('refused', 'expired');
create index if not exists request_reference on payments.request (psp_reference) where psp_reference is not null;

alter table payments.movement
    drop constraint movement_kind_check,
    add constraint movement_kind_check check (kind in ('authorized', 'captured', 'refunded', 'voided', 'invoiced',
        'chargeback', 'chargeback-reversed', 'capture-reversed', 'refund-reversed', 'written-off')),
    drop constraint movement_source_check,
    add constraint movement_source_check check (source in ('provider', 'channel', 'goods', 'outside', 'person'));
comment on column payments.movement.source is
    'whose word it is; outside: the provider''s, about what nobody here asked for; person: somebody''s with a reference';
