-- What partners sent, as they sent it. The key makes the same message sent twice one order; on another node the later insert waits
-- for the earlier transaction. Both tables are new and empty: runs at once.
create schema if not exists channels;

create table channels.message (
    channel text not null,
    key text not null,              -- order:<reference>, key:<Idempotency-Key> or update:<hash>
    hash text not null,             -- SHA-256 of the raw bytes, base64
    status integer not null,        -- HTTP status of the stored answer
    order_id bigint,                -- null where the message makes no order of ours
    answer text not null,           -- JSON, as answered
    raw bytea not null,             -- as received
    received_at timestamptz not null,
    primary key (channel, key)
);

-- Messages that could not be read. They wait for a person: corrected and replayed, never dropped.
create table channels.parked (
    id bigint primary key,
    channel text not null,
    topic text not null,
    hash text not null,
    raw bytea not null,
    problem jsonb not null,         -- as answered
    received_at timestamptz not null,
    times integer not null default 1,
    replayed_at timestamptz,
    order_id bigint,
    unique (channel, hash)
);
create index parked_waiting on channels.parked (id) where replayed_at is null;
