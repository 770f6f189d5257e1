-- The text of a count task's id begins with N: T is a transfer. Adjustments that come from a count have the id as their note.
-- Few rows: one per difference that a count found.
update inventory.adjustment set note = 'N' || task where task is not null and note = 'T' || task;
