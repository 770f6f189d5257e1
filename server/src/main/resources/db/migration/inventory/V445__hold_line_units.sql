-- A line of a cart hold may be a kit: held counts whole kits then, and the units that are reserved are those of its parts. verify compares
-- reservations with units. No row changes; the check is looked up in every row under the table's lock, which are the carts of a week.
alter table inventory.hold_line add column units bigint check (units >= 0);

comment on column inventory.hold_line.held  is 'units, of a kit whole kits, that were claimed when the hold was made';
comment on column inventory.hold_line.units is 'base units reserved for the line, of a kit those of its parts; null: as many as held (lines from before there were kits in holds)';
