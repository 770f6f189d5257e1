-- Files of other systems stay as they are: the feed says which of their columns is what. Without a word, columns are named as in JSON.
alter table inventory.feed
    add column csv_sku          text not null default 'sku',
    add column csv_node         text not null default 'node',
    add column csv_units        text not null default 'units',
    add column csv_counted_at   text not null default 'countedAt',
    add column csv_decimal_mark text check (csv_decimal_mark in ('.', ',')),
    add column csv_time_zone    text;

comment on column inventory.feed.csv_sku          is 'name of the column with the SKU in the header of its CSV files; the next three likewise';
comment on column inventory.feed.csv_decimal_mark is 'mark before decimals of figures, which must be zeros; null: figures are digits only';
comment on column inventory.feed.csv_time_zone    is 'IANA zone of dates that name none; null: every date must name its own';

-- A row of a file is found again by its line, and whoever corrects it is told what was wrong with it.
alter table inventory.parked
    add column line  integer,
    add column fault text;

comment on column inventory.parked.line  is 'line of the file, from 1; null where the message was one JSON text';
comment on column inventory.parked.fault is 'what could not be read, for a person; null where that is not the cause';
