-- Cart holds: units claimed for a short time, for a cart that may become an order. The units themselves stand in inventory.reservation
-- under the hold's id (ids are unique over orders and holds), so the sum that levels are compared with stays one sum. A row here says
-- until when, and what became of it; it is kept for a while after its end, so that its key is answered.
-- All tables are new and empty: runs at once.
create table inventory.hold (
    id           bigint primary key,
    channel      text not null,
    key          text not null,
    fingerprint  text not null,
    state        text not null default 'held' check (state in ('held', 'released', 'expired', 'converted')),
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    latest_at    timestamptz not null,
    ended_at     timestamptz,
    order_id     bigint,
    transit_days integer not null default 0 check (transit_days >= 0),
    cost_minor   bigint not null default 0,
    unique (channel, key),
    constraint expires_within_maximum check (expires_at <= latest_at),
    constraint an_end_has_a_time      check ((state = 'held') = (ended_at is null)),
    constraint converted_to_an_order  check ((state = 'converted') = (order_id is not null))
);

-- What is due, and what may be forgotten. Both hold few rows: open carts, and carts of the last days.
create index hold_due      on inventory.hold (expires_at) where state = 'held';
create index hold_ended    on inventory.hold (ended_at) where state <> 'held';
create index hold_by_order on inventory.hold (order_id) where order_id is not null;

comment on column inventory.hold.key          is 'names the cart in its channel; the same key is the same hold';
comment on column inventory.hold.fingerprint  is 'hash of what was asked, to tell another cart under the same key';
comment on column inventory.hold.latest_at    is 'it can be extended until then, not longer';
comment on column inventory.hold.transit_days is 'of the plan it was made by, for the promise of the order';

create table inventory.hold_line (
    hold_id bigint not null,
    line    integer not null check (line > 0),
    sku     text collate "C" not null,
    wanted  bigint not null check (wanted > 0),
    held    bigint not null check (held >= 0 and held <= wanted),
    primary key (hold_id, line)
);

comment on column inventory.hold_line.held is 'units that were claimed when the hold was made';
comment on column inventory.reservation.order_id is 'order, or cart hold (inventory.hold), that the units are claimed for';
