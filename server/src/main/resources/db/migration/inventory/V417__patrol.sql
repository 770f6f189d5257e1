-- Walks along all rows, slice by slice, that never end: verification and the learning of buffers. One server at a time locks a walk's row for the
-- time of a slice; where it stands and what the last whole walk found is public.
create table inventory.patrol (
    name            text collate "C" primary key,
    slice_rows      integer not null check (slice_rows between 100 and 200000),
    after_sku       text collate "C" not null default '',
    after_node      text collate "C" not null default '',
    started_at      timestamptz,
    row_count       bigint not null default 0,
    busy_ms         bigint not null default 0,
    violations      integer not null default 0,
    sentences       text[] not null default '{}',
    done_started_at timestamptz,
    done_at         timestamptz,
    done_rows       bigint not null default 0,
    done_busy_ms    bigint not null default 0,
    done_violations integer not null default 0,
    done_sentences  text[] not null default '{}'
);

comment on column inventory.patrol.slice_rows is 'rows of one slice; follows how long slices take';
comment on column inventory.patrol.started_at is 'of the walk under way; null between two walks';
comment on column inventory.patrol.row_count  is 'rows of the walk under way that are done';
comment on column inventory.patrol.busy_ms    is 'machine time that its slices took';
comment on column inventory.patrol.sentences  is 'the first violations that it found';

insert into inventory.patrol (name, slice_rows) values ('stock-verify', 5000), ('stock-buffers', 5000);
