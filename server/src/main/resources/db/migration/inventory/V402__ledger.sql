-- Every change of what is there, with its cause. Levels are the sum of these rows; verify compares them.
create table inventory.ledger (
    position    bigint generated always as identity primary key,
    at          timestamptz not null,
    cause       text not null,
    subject     bigint not null,
    line        integer not null,
    sku         text collate "C" not null,
    node        text collate "C" not null,
    on_hand     bigint not null,
    quarantined bigint not null,
    constraint changes_something check (on_hand <> 0 or quarantined <> 0)
);

comment on column inventory.ledger.subject is 'order, return or inbound delivery that it happened for; 0 where none';
comment on column inventory.ledger.line    is 'line of that order; 0 where none';
comment on column inventory.ledger.on_hand is 'change of sellable units';

create function inventory.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the goods ledger is append-only';
end
$$;

create trigger append_only
    before update or delete or truncate on inventory.ledger
    for each statement execute function inventory.refuse_change();
