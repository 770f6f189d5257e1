-- Every choice of nodes, with what it was made from: enough to compute it again to the same answer.
create schema sourcing;

-- The texts of the policy files that decisions were made under, by their common hash.
create table sourcing.policy (
    hash      text primary key,
    rate_card text not null,
    rules     text not null
);

create table sourcing.decision (
    order_id    bigint not null,
    id          bigint not null,
    at          timestamptz not null,
    policy      text not null,
    outcome     text not null check (outcome in ('sourced', 'unfillable')),
    total_minor bigint not null,
    inputs      jsonb not null,
    chosen      jsonb not null,
    primary key (order_id, id)
);

comment on column sourcing.decision.id          is 'rises with time: the order''s decisions in sequence';
comment on column sourcing.decision.total_minor is 'cost of the plan; 0 where there is none';
