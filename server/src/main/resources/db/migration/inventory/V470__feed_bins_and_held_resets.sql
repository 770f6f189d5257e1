-- A warehouse reports a SKU once per bin; the bins of one message are one figure.
-- Online: columns with constant defaults are added at once, and the tables grow with messages, not with orders.
alter table inventory.feed
    add column csv_bin          text not null default 'bin',
    add column zero_percent_max integer not null default 50 check (zero_percent_max between 0 and 100);

alter table inventory.feed_part add column added integer not null default 0;

-- Half a file, an empty one or one of another node looks like a node that has sold out: a reset that would zero too
-- much waits for a person.
alter table inventory.feed_message add column zeroing text not null default 'open' check (zeroing in ('open', 'held', 'allowed', 'done'));

update inventory.feed_message set zeroing = 'done' where complete;

create index feed_message_held on inventory.feed_message (feed) where zeroing = 'held';

alter table inventory.parked
    drop constraint parked_cause_check,
    add constraint parked_cause_check check (cause in (
        'unknown-sku', 'unknown-node', 'node-of-others', 'unreadable-row', 'repeated-row', 'negative-figure'));

comment on column inventory.feed.csv_bin          is 'name of the column with the bin in the header of its CSV files';
comment on column inventory.feed.zero_percent_max is 'most SKUs in stock at a node that a reset may zero, in percent';
comment on column inventory.feed_part.added       is 'rows of further bins, whose units count with the first one';
comment on column inventory.feed_message.zeroing  is 'open; held: a person decides; allowed: under way; done';
