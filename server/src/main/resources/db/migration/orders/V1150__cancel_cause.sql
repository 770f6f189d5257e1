-- Why units are canceled: what customers are told depends on it. Rows live for minutes: runs at once.
alter table orders.cancel_request
    add column cause text not null default 'asked' check (cause in ('asked', 'not-collected', 'declined'));
