-- Stock on its way between nodes. While it is requested, its units are reserved at the source under the transfer's id, like an order's, so
-- that nobody else can have them. While it is on its way, it is in transit to its target: part of the ledger, and dated supply there.
create table inventory.transfer (
    id           bigint not null primary key,
    reference    text not null,
    from_node    text collate "C" not null,
    to_node      text collate "C" not null check (to_node <> from_node),
    state        text not null check (state in ('requested', 'shipped', 'closed', 'canceled')),
    requested_at timestamptz not null,
    expected_at  timestamptz not null
);

create table inventory.transfer_line (
    transfer_id bigint not null references inventory.transfer,
    line        integer not null,
    sku         text collate "C" not null,
    requested   bigint not null check (requested > 0),
    shipped     bigint not null default 0 check (shipped between 0 and requested),
    received    bigint not null default 0 check (received >= 0),
    damaged     bigint not null default 0 check (damaged >= 0),
    excess      bigint not null default 0 check (excess >= 0),
    lost        bigint not null default 0 check (lost >= 0),
    primary key (transfer_id, line),
    -- No more comes out of a transfer than went in; what comes on top was never booked out, and is said to be an excess.
    constraint received_within_shipped check (received + damaged + lost <= shipped + excess)
);

comment on column inventory.transfer_line.received is 'sellable units that came';
comment on column inventory.transfer_line.excess   is 'of received and damaged, units beyond what was shipped';
comment on column inventory.transfer_line.lost     is 'units that had not come when the transfer was closed';

-- A constant default: the ledger is not rewritten. Its constraint is checked for new rows only, old ones are known to keep it.
alter table inventory.ledger add column in_transit bigint not null default 0;
comment on column inventory.ledger.in_transit is 'change of units that are on their way to the node';
alter table inventory.ledger drop constraint changes_something;
alter table inventory.ledger add constraint changes_something check (on_hand <> 0 or quarantined <> 0 or in_transit <> 0) not valid;
