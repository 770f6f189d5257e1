-- How often nodes give work back: figures that fade, so that a node that mended its ways is asked again.
create table sourcing.node_record (
    node    text primary key,
    lines   double precision not null check (lines >= 0),
    refused double precision not null check (refused >= 0 and refused <= lines),
    at      timestamptz not null
);

comment on column sourcing.node_record.lines   is 'lines that it answered by shipping or refusing, each halved every 30 days until "at"';
comment on column sourcing.node_record.refused is 'of these, lines that it gave back';
