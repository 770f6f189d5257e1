-- A count is dated: what moved between its date and its arrival is added to it. So a ledger row must say what it is: goods that moved, or a figure that
-- was wrong and is put right. And a movement that is told late happened before it was booked. Columns with constant defaults do not rewrite the table.
alter table inventory.ledger
    add column as_of      timestamptz,
    add column correction boolean not null default false;

comment on column inventory.ledger.as_of      is 'when a movement happened that was told later; null: when it was booked. Never later than at';
comment on column inventory.ledger.correction is 'nothing moved: the figure had been wrong';

-- Movements of a row since a date, and the sum of a row, without a look at the table: the running verification, counts and the learning of buffers read
-- ranges of this index.
-- Online: on a ledger that is large already, make it concurrently by hand under this name before the upgrade; this statement then does nothing.
create index if not exists ledger_by_row on inventory.ledger (sku, node, at) include (on_hand, quarantined, as_of, correction, cause);

-- All rows of a node, for resets, cycle counts and buffers. Names no quantity: updates stay in the page.
create index if not exists stock_by_node on inventory.stock (node, sku);
