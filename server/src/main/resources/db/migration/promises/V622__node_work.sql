-- How much work nodes with a capacity have taken on. Days and hours are those of the node's clock; hour -1 is the sum of its day, kept
-- so that the day's limit is one row to lock and compare.
create table promises.work (
    node         text     not null,
    day          date     not null,
    hour         smallint not null check (hour between -1 and 23),
    fulfillments bigint   not null default 0 check (fulfillments >= 0),
    units        bigint   not null default 0 check (units >= 0),
    primary key (node, day, hour)
) with (fillfactor = 50);

-- What an order may still give back. Gone once the work is done.
create table promises.booking (
    order_id     bigint   not null,
    node         text     not null,
    day          date     not null,
    hour         smallint not null,
    fulfillments bigint   not null check (fulfillments > 0),
    units        bigint   not null check (units >= 0),
    primary key (order_id, node, day, hour)
);
