-- Goods that are to come, dated: a line of a purchase order, or of a transfer that is on its way. A line never changes its SKU or node.
create table inventory.inbound (
    id          bigint not null primary key,
    reference   text collate "C" not null,
    line        integer not null,
    kind        text not null check (kind in ('purchase-order', 'transfer')),
    sku         text collate "C" not null,
    node        text collate "C" not null,
    ordered     bigint not null check (ordered >= 0),
    received    bigint not null default 0 check (received >= 0),
    promised    bigint not null default 0 check (promised >= 0),
    expected_at timestamptz not null,
    sequence    bigint not null,
    state       text not null default 'open' check (state in ('open', 'closed', 'canceled')),
    unique (reference, line),
    -- No more is promised of what is to come than is to come.
    constraint promised_within_inbound check (promised <= case state when 'open' then greatest(ordered - received, 0) else 0 end)
);
create index inbound_expected on inventory.inbound (sku, expected_at, id) where state = 'open';

comment on column inventory.inbound.received is 'sellable and damaged units that came; more than ordered where too many came';
comment on column inventory.inbound.promised is 'units of what is still to come that orders were promised';
comment on column inventory.inbound.sequence is 'of the sender''s last message about the line; one with a lower or the same number changes nothing';
