-- A store may say of goods that were ready that it can't hand them over, and a customer may not wait for goods that lack. Rows live for
-- minutes: runs at once.
alter table orders.cancel_request
    drop constraint cancel_request_cause_check,
    add constraint cancel_request_cause_check
        check (cause in ('asked', 'not-collected', 'declined', 'withdrawn', 'not-awaited'));
