-- Why stock is adjusted by hand, and up to where one person may do so alone. A limit counts what one person adjusted for one reason on one SKU and
-- node within a day, so that many small ones are one large one. Null: no limit. Zero: always a second person.
create table inventory.reason (
    code            text collate "C" primary key,
    name            text not null,
    direction       text not null check (direction in ('out', 'in', 'both')),
    correction      boolean not null,
    units_max       bigint check (units_max >= 0),
    value_max_minor bigint check (value_max_minor >= 0)
);

comment on column inventory.reason.correction      is 'the books had been wrong; else goods came or went at that time';
comment on column inventory.reason.units_max       is 'units that need no second person';
comment on column inventory.reason.value_max_minor is 'their value at list price, in minor units of the currency of the SKU';

insert into inventory.reason (code, name, direction, correction, units_max, value_max_minor) values
    ('damaged',  'Damaged',                          'out',  false, 20, 50000),
    ('expired',  'Past its date',                    'out',  false, 20, 50000),
    ('stolen',   'Stolen',                           'out',  false, 5,  20000),
    ('lost',     'Lost',                             'out',  true,  5,  20000),
    ('own-use',  'Taken for own use or as a sample', 'out',  false, 5,  20000),
    ('found',    'Found',                            'in',   true,  20, 50000),
    ('recount',  'Counted again',                    'both', true,  10, 30000);

-- An adjustment: applied at once, or requested and decided by somebody else.
create table inventory.adjustment (
    id             bigint primary key,
    sku            text collate "C" not null,
    node           text collate "C" not null,
    units          bigint not null check (units <> 0),
    reason         text collate "C" not null references inventory.reason,
    note           text not null default '',
    value_minor    bigint not null,
    currency       text not null,
    counted_at     timestamptz,
    task           bigint,
    state          text not null check (state in ('requested', 'applied', 'rejected', 'superseded')),
    requested_by   text not null,
    requested_at   timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    decision_note  text,
    -- Nobody approves their own request.
    constraint two_people check (decided_by is null or decided_by <> requested_by)
);

comment on column inventory.adjustment.units       is 'change of on hand';
comment on column inventory.adjustment.value_minor is 'of the units at list price when it was requested, zero or more';
comment on column inventory.adjustment.counted_at  is 'date of the count that it comes from; null where none';
comment on column inventory.adjustment.task        is 'the count task that it comes from; null where none';
comment on column inventory.adjustment.state       is 'superseded: a newer count was made before it was decided';

create index adjustment_requested on inventory.adjustment (id) where state = 'requested';
create index adjustment_of_person on inventory.adjustment (requested_by, requested_at);

-- A cycle count: SKUs of a node that somebody is asked to count.
create table inventory.count_task (
    id         bigint primary key,
    node       text collate "C" not null,
    chosen_by  text not null check (chosen_by in ('value', 'inaccuracy', 'age')),
    state      text not null check (state in ('open', 'counted', 'canceled')),
    planned_by text not null,
    planned_at timestamptz not null,
    due_at     timestamptz not null
);
create index count_task_open on inventory.count_task (due_at) where state = 'open';

create table inventory.count_line (
    task       bigint not null references inventory.count_task,
    sku        text collate "C" not null,
    found      bigint check (found >= 0),
    difference bigint,
    counted_at timestamptz,
    counted_by text,
    adjustment bigint references inventory.adjustment,
    primary key (task, sku)
);

comment on column inventory.count_line.difference is 'found - what the books had at that time; null while it is not counted';
comment on column inventory.count_line.adjustment is 'what came of the difference; null where there was none';
