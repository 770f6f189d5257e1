-- An order may cost more after it was placed (ADR 0043): the difference is authorized on a tender of its own, which is charged and
-- paid back like any other of several. Orders of before have no such tender. The new columns have constant defaults and rewrite
-- nothing; the check is read against all rows, a million take about a second.
alter table payments.tender
    add column extension bigint,
    add column extension_state text check (extension_state in ('asked', 'applied', 'dropped')),
    add column extended_tender integer check (extended_tender > 0),
    add constraint tender_extension_check check (num_nonnulls(extension, extension_state, extended_tender) in (0, 3)),
    drop constraint tender_order_id_refund_sequence_key;
comment on column payments.tender.extension is 'the process that asks for it, since the order is to cost more; null: the order came with it';
comment on column payments.tender.extension_state is
    'asked: its limit is not part of what the order costs yet; applied: it is; dropped: it is not and will not be';
comment on column payments.tender.extended_tender is 'the tender by whose token it is authorized, and beside which it gets money back';
comment on column payments.tender.refund_sequence is '1 gets money back first; of equal ones the lower number';

alter table payments.payment
    add column asked_minor bigint not null default 0 check (asked_minor >= 0),
    drop constraint payment_check,
    add constraint payment_check
        check (authorized_minor >= 0 and authorized_minor - voided_minor <= total_minor + asked_minor);
comment on column payments.payment.asked_minor is 'what was asked of its tenders for changes that are not part of the total';
