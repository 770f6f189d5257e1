-- Customers who wait at the curb of a store. A table of its own: few orders have a row, and where somebody stands is
-- personal, kept until the goods are handed over.
-- Online: a new table.
create table fulfillment.arrival (
    fulfillment bigint      not null primary key references fulfillment.fulfillment (id),
    arrived_at  timestamptz not null,
    place       text,
    vehicle     text,
    number      int         not null check (number > 0),
    told_at     timestamptz,
    left_at     timestamptz
);
comment on table  fulfillment.arrival            is 'the last visit of a customer, one per fulfillment; the log has all of them, without place and vehicle';
comment on column fulfillment.arrival.number     is 'counts what was said, and so the calls to the store';
comment on column fulfillment.arrival.told_at    is 'when the store was told of what was said last; null: not yet';
comment on column fulfillment.arrival.left_at    is 'when the customer went without the goods; null: they wait, or have got them';
