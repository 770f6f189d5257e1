-- Units of lines that a customer or a channel does not want any more, until no node works on them and they can be canceled.
-- New and empty: runs at once.
create table orders.cancel_request (
    order_id bigint not null,
    line     integer not null check (line > 0),
    quantity bigint not null check (quantity >= 0),
    reason   text not null,
    at       timestamptz not null,
    primary key (order_id, line)
);

comment on table orders.cancel_request is 'a row goes when its units are canceled, or have left';
