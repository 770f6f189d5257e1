-- What customers were promised, with the inputs of the dates, and how it was kept.
create schema promises;

create table promises.promise (
    order_id    bigint      not null primary key,
    made_at     timestamptz not null,
    deliver_by  timestamptz not null,
    expected_by timestamptz not null,
    policy      text        not null
) with (fillfactor = 90);
comment on column promises.promise.deliver_by  is 'what the customer was told first; never moved by a later decision';
comment on column promises.promise.expected_by is 'what the latest decision says';
comment on column promises.promise.policy      is 'name of the ruling that it was made under';

-- The part of one node. A node that is chosen for the order again gets another row.
create table promises.leg (
    order_id     bigint      not null,
    node         text        not null,
    made_at      timestamptz not null,
    service      text        not null,
    ships_at     timestamptz not null,
    deliver_by   timestamptz not null,
    transit_days integer     not null,
    working_days boolean     not null,
    shipped_at   timestamptz,
    ended_at     timestamptz,
    outcome      text check (outcome in ('KEPT', 'MISSED', 'LOST')),
    missed_by    text check (missed_by in ('DECISION', 'NODE', 'CARRIER')),
    primary key (order_id, node, made_at),
    check ((ended_at is null) = (outcome is null)),
    check ((missed_by is null) = (outcome is null or outcome = 'KEPT'))
) with (fillfactor = 70);
-- The score asks for a time.
create index leg_ended on promises.leg (ended_at) where ended_at is not null;
