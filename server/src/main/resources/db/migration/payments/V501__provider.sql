-- The provider that a payment is made with, of several. Rows from before get the name of the default one, which the server hands over in
-- crossdock.payment_provider. A default that is the same for all rows is kept once: the table is not rewritten.
alter table payments.payment
    add column provider text not null default coalesce(nullif(current_setting('crossdock.payment_provider', true), ''), 'adyen');
alter table payments.payment
    alter column provider drop default;
