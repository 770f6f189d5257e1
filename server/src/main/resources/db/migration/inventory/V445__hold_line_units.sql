-- A line of a cart hold may be a kit: held counts whole kits then, and the units that are reserved are those of its parts. verify compares
-- reservations with units. A column without a default changes no row: runs at once, also on a big table and under load.
alter table inventory.hold_line
    add column units bigint,
    add constraint units_not_negative check (units >= 0) not valid;
alter table inventory.hold_line validate constraint units_not_negative;

comment on column inventory.hold_line.held  is 'units, of a kit whole kits, that were claimed when the hold was made';
comment on column inventory.hold_line.units is 'base units reserved for the line, of a kit those of its parts; null: as many as held (lines from before there were kits in holds)';
