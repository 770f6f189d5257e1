-- How much may be kept back because figures of a node were wrong. The row with an empty node is for all nodes without a row of their own.
create table inventory.buffer_policy (
    node         text collate "C" primary key,
    enabled      boolean not null,
    units_max    bigint not null check (units_max >= 0),
    percent_max  integer not null check (percent_max between 0 and 100),
    risk_percent integer not null check (risk_percent between 1 and 99)
);

comment on column inventory.buffer_policy.units_max    is 'most units kept back of a SKU on a node';
comment on column inventory.buffer_policy.percent_max  is 'most of the units that are on hand or were picked since somebody last knew how many there are, in percent';
comment on column inventory.buffer_policy.risk_percent is 'how often more may be missing than is kept back, in percent';

insert into inventory.buffer_policy (node, enabled, units_max, percent_max, risk_percent) values ('', true, 5, 50, 10);

-- Why a buffer is what it is: the figures that it was computed from, when it last changed.
create table inventory.buffer (
    sku         text collate "C" not null,
    node        text collate "C" not null,
    units       bigint not null,
    on_hand     bigint not null,
    miss_rate   double precision not null,
    picks       bigint not null,
    shorts      bigint not null,
    node_looked bigint not null,
    node_missed bigint not null,
    counts      bigint not null,
    deviation   bigint not null,
    reason      text not null,
    computed_at timestamptz not null,
    primary key (sku, node)
);

comment on column inventory.buffer.picks       is 'units of this row that were looked for by pickers and found, within the window';
comment on column inventory.buffer.shorts      is 'units of this row that pickers did not find';
comment on column inventory.buffer.node_looked is 'units that pickers and counters looked for on the whole node';
comment on column inventory.buffer.node_missed is 'of those, units that were not there';
comment on column inventory.buffer.counts      is 'rows of the node that were counted';
comment on column inventory.buffer.deviation   is 'units that those counts found missing';

-- Picks and shorts per node, summed over one walk along all rows; the walk after it uses them.
create table inventory.node_picks (
    node        text collate "C" primary key,
    picks       bigint not null default 0,
    shorts      bigint not null default 0,
    next_picks  bigint not null default 0,
    next_shorts bigint not null default 0
);
