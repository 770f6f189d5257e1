-- A channel's newest word about each of its orders, also about those that it canceled before Crossdock heard of them: a message that
-- comes late must not undo a newer one. Orders from before this table get their row with the next message about them.
-- New and empty: runs at once.
create table channels.known_order (
    channel text not null,
    reference text not null,
    order_id bigint,                -- null where no message made an order
    updated_at timestamptz,         -- by the channel's clock; null where it does not say
    canceled text,                  -- why the channel no longer wants it sent; null where it does
    cancel_asked text,              -- why the buyer asks to cancel; null where nobody asks
    paid boolean not null,
    reason text not null,           -- why it made no order; empty where it made one
    message text not null,          -- key in channels.message
    primary key (channel, reference)
);
