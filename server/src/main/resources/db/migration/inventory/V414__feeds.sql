-- A source of figures: who may speak for which nodes, and how its figures are to be read.
create table inventory.feed (
    name          text collate "C" primary key,
    id            bigint not null unique,
    system        text not null check (system in ('erp', 'wms', 'pos', 'other')),
    figures       text[] not null,
    nodes         text[] not null,
    lag_seconds   bigint not null default 0 check (lag_seconds >= 0),
    stale_seconds bigint not null check (stale_seconds > 0),
    heard_at      timestamptz,
    newest_at     timestamptz,
    stale_since   timestamptz
);

comment on column inventory.feed.id            is 'subject of its facts and cases';
comment on column inventory.feed.figures       is 'kinds of messages that it may send: absolute, delta, reset';
comment on column inventory.feed.nodes         is 'nodes that it may speak for; empty: all';
comment on column inventory.feed.lag_seconds   is 'how long after a movement its figures know of it: a figure of 10:00 with a lag of 3600 s knows what moved until 9:00';
comment on column inventory.feed.stale_seconds is 'a case is raised when its newest figure is older';
comment on column inventory.feed.heard_at      is 'when the last message arrived';
comment on column inventory.feed.newest_at     is 'date of its newest figure';
comment on column inventory.feed.stale_since   is 'since when it is known to be stale; null while it is not';

-- A message of a feed, known by its sequence. A reset may come in parts.
create table inventory.feed_message (
    feed        text collate "C" not null references inventory.feed,
    sequence    bigint not null check (sequence >= 0),
    kind        text not null check (kind in ('absolute', 'delta', 'reset')),
    at          timestamptz not null,
    node        text collate "C",
    parts       integer not null check (parts > 0),
    received_at timestamptz not null,
    zeroed      bigint not null default 0,
    complete    boolean not null default false,
    primary key (feed, sequence)
);

comment on column inventory.feed_message.node     is 'the node that is reset, or that rows without a node are about';
comment on column inventory.feed_message.zeroed   is 'rows that a complete reset did not name and that had something on hand';
comment on column inventory.feed_message.complete is 'all parts are applied, and what a reset did not name is zero';

-- Each part is applied in sets of a transaction each; rows_done says how far, so a repeated message goes on where a crash left it.
create table inventory.feed_part (
    feed      text collate "C" not null,
    sequence  bigint not null,
    part      integer not null,
    body_hash text not null,
    row_count integer not null,
    rows_done integer not null default 0,
    changed   integer not null default 0,
    confirmed integer not null default 0,
    older     integer not null default 0,
    parked    integer not null default 0,
    primary key (feed, sequence, part),
    foreign key (feed, sequence) references inventory.feed_message
);

-- Rows that had no effect because something newer was known. What was parked stands in inventory.parked.
create table inventory.feed_older (
    feed     text collate "C" not null,
    sequence bigint not null,
    part     integer not null,
    row_no   integer not null,
    sku      text collate "C" not null,
    node     text collate "C" not null,
    known_at timestamptz not null,
    primary key (feed, sequence, part, row_no)
);

comment on column inventory.feed_older.known_at is 'date of the newer count';

-- Rows that could not be applied wait here for master data or for a person. Nothing is dropped.
create table inventory.parked (
    id        bigint primary key,
    feed      text collate "C" not null references inventory.feed,
    sequence  bigint not null,
    part      integer not null,
    row_no    integer not null,
    kind      text not null check (kind in ('absolute', 'delta', 'reset')),
    at        timestamptz not null,
    sku       text collate "C",
    node      text collate "C",
    units     bigint,
    sent      text not null,
    cause     text not null check (cause in ('unknown-sku', 'unknown-node', 'node-of-others', 'unreadable-row')),
    state     text not null default 'waiting' check (state in ('waiting', 'applied', 'older', 'dismissed')),
    parked_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    note      text,
    unique (feed, sequence, part, row_no)
);

comment on column inventory.parked.sent  is 'the row as it was sent';
comment on column inventory.parked.state is 'waiting; applied; older: applied without effect because something newer was known; dismissed with a note';

create index parked_waiting on inventory.parked (feed, cause, id) where state = 'waiting';

-- Deltas took more than the books had: the rest was booked as found. A delta that had happened before and arrives later pays it back.
create table inventory.overdrawn (
    sku   text collate "C" not null,
    node  text collate "C" not null,
    units bigint not null check (units > 0),
    as_of timestamptz not null,
    primary key (sku, node)
);

-- How well the books did when somebody looked, per source, node and day: what buffers are learned from.
create table inventory.accuracy (
    node        text collate "C" not null,
    source      text collate "C" not null,
    day         date not null,
    counts      bigint not null default 0,
    wrong       bigint not null default 0,
    units       bigint not null default 0,
    overstated  bigint not null default 0,
    understated bigint not null default 0,
    primary key (node, source, day)
);

comment on column inventory.accuracy.source      is 'name of the feed, or the cause of a count';
comment on column inventory.accuracy.counts      is 'rows that were counted';
comment on column inventory.accuracy.wrong       is 'of those, rows whose figure was another';
comment on column inventory.accuracy.units       is 'units that the books had on those rows';
comment on column inventory.accuracy.overstated  is 'of those units, how many were not there';
comment on column inventory.accuracy.understated is 'units that were there and not in the books';
