-- A scheme may take a charge back of which a part was paid back before: then more was refunded than is collected, and the
-- customer owes that. So much, and no more, may be refunded above what is captured.
-- Online: columns have constant defaults; checks are made anew, a million rows are read in about two seconds.
alter table payments.payment
    add column reversed_minor bigint not null default 0 check (reversed_minor >= 0),
    drop constraint payment_refunded,
    add constraint payment_refunded check (refunded_minor >= 0 and refunded_minor
        <= case when method = 'collected' then authorized_minor else captured_minor + reversed_minor end);
comment on column payments.payment.reversed_minor is 'captured once, and taken back since';
alter table payments.tender
    add column reversed_minor bigint not null default 0 check (reversed_minor >= 0),
    drop constraint tender_check,
    add constraint tender_refunded_check check (refunded_minor between 0 and captured_minor + reversed_minor);
comment on column payments.tender.reversed_minor is 'captured once, and taken back since';
