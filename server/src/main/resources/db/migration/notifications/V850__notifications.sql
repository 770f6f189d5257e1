-- Messages to customers: one row per message, made by a subscriber of the log, sent by a process of its own.
create schema notifications;

create table notifications.message (
    id         bigint      not null primary key,
    -- what it is about, so that one fact is told once
    key        text        not null unique,
    order_id   bigint      not null,
    template   text        not null,
    recipient  text        not null,
    words      jsonb       not null,
    state      text        not null check (state in ('waiting', 'sent', 'failed')),
    created_at timestamptz not null,
    ended_at   timestamptz,
    check ((state = 'waiting') = (ended_at is null))
);
create index message_order on notifications.message (order_id);
