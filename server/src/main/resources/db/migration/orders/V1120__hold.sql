-- Holds placed by people and decision tables. Types are rows, so that a retailer adds one without a release.
-- Online: new tables only.
create table orders.hold_type (
    code          text    primary key,
    name          text    not null,
    owner         text    not null,
    blocks        text[]  not null check (cardinality(blocks) > 0),
    release_hours integer not null check (release_hours > 0),
    on_breach     text    not null check (on_breach in ('escalate', 'release')),
    reason_codes  text[]  not null
);

comment on column orders.hold_type.owner is 'the team that releases holds of the type';
comment on column orders.hold_type.blocks is 'steps that a hold blocks unless it says otherwise: source, release';
comment on column orders.hold_type.release_hours is 'until when a hold should be released, in hours of business time';
comment on column orders.hold_type.on_breach is 'what follows when it is not released in time; nothing is released unless this says so';
comment on column orders.hold_type.reason_codes is 'the reason codes that a hold may have; empty: any';

insert into orders.hold_type (code, name, owner, blocks, release_hours, on_breach, reason_codes)
values
    ('fraud-review', 'Fraud review', 'fraud', '{source,release}', 24, 'escalate', '{}'),
    ('customer-request', 'The customer asks to wait', 'customer-service', '{release}', 168, 'escalate', '{}'),
    ('address-check', 'The address is checked', 'customer-service', '{release}', 24, 'escalate', '{}'),
    ('credit', 'Credit is checked', 'payments', '{source,release}', 48, 'escalate', '{}'),
    ('legal', 'Legal reasons', 'legal', '{source,release}', 168, 'escalate', '{}');

create table orders.hold (
    id          bigint      primary key,
    order_id    bigint      not null,
    type        text        not null references orders.hold_type (code),
    reason_code text        not null,
    blocks      text[]      not null check (cardinality(blocks) > 0),
    release_by  timestamptz not null,
    state       text        not null check (state in ('active', 'released', 'ended')),
    placed_by   text        not null,
    placed_at   timestamptz not null,
    note        text        not null,
    ended_by    text,
    ended_at    timestamptz,
    end_note    text,
    check ((state = 'active') = (ended_at is null))
);

comment on column orders.hold.state is 'ended: its order has ended';
comment on column orders.hold.ended_by is 'who released it, or ended its order';

-- The same hold twice is one hold.
create unique index hold_active on orders.hold (order_id, type, reason_code) where state = 'active';
create index hold_order on orders.hold (order_id);
create index hold_by_type on orders.hold (type);
