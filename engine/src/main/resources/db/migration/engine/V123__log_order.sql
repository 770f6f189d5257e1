-- Subscribers read the log in the order of transaction ids. A dump that is restored into another cluster begins there with
-- lower ones, so every subscriber waited in silence for ids that never came; and on a distributed PostgreSQL one node's ids
-- don't order another's rows. The log has an order of its own now (docs/adr/0025-the-log-has-an-order-of-its-own.md): a
-- transaction leaves one row in log_arrival, and after its commit number_log() gives its events the next numbers.
--
-- Old events become batch 0 and keep their positions, which become their numbers; old offsets are translated.
-- Not online: stop all nodes first. Builds one index over the log, about a minute for ten million events; rewrites nothing.

create table engine.log_arrival (
    batch  bigint generated always as identity primary key,
    events integer not null check (events > 0)
);
comment on table engine.log_arrival is 'transactions whose events have no number yet; a row lives for milliseconds';
comment on column engine.log_arrival.batch is
    'rises with each append; of two transactions that change the same rows, the later one has the higher batch';

create table engine.log_order (
    last   bigint not null primary key,
    before bigint not null,
    batch  bigint not null,
    check (before < last)
);
comment on table engine.log_order is 'the order of the log: a batch has the numbers before + 1 to last';
comment on column engine.log_order.last is 'number of the last event of the batch; numbers never change and have no gap';

-- Where readers stood: everything up to an offset in the order (txid, position) was read. Positions of rows behind the
-- oldest offset are handed out again in that order, so that "read" and "not read" are told apart by position alone. These
-- are a few rows where transactions overlapped.
create temporary table unread on commit drop as
select s.name, (
    select min(l.position)
    from engine.log l
    where (l.txid, l.position) > (s.txid, s.position)) as first
from engine.subscriber s;

-- A log with ids that this cluster has not reached was restored from another one. There the order of ids means nothing;
-- what a subscriber has read is told by the position.
create temporary table restored on commit drop as
select exists (select from engine.log where txid > pg_current_xact_id()) as so;

create temporary table tail on commit drop as
select by_id.txid, by_id.position, by_position.position as place
from (
    select txid, position, row_number() over (order by txid, position) as n
    from engine.log
    where position >= (select min(first) from unread) and not (select so from restored)
) by_id
join (
    select position, row_number() over (order by position) as n
    from engine.log
    where position >= (select min(first) from unread) and not (select so from restored)
) by_position using (n);

alter table engine.subscriber add column number bigint not null default 0;
alter table engine.subscriber alter column number drop default;
comment on column engine.subscriber.number is 'number of the last event that it has read';

update engine.subscriber s
set number = case
    when (select so from restored) then s.position
    else coalesce(
        (select min(t.place) - 1 from tail t where (t.txid, t.position) > (s.txid, s.position)),
        (select max(l.position) from engine.log l),
        0)
    end;

alter table engine.subscriber drop column txid;
alter table engine.subscriber drop column position;

alter table engine.log alter column position drop identity;
alter table engine.log disable trigger log_is_append_only;
alter table engine.log drop constraint log_pkey;
update engine.log l
set position = t.place
from tail t
where l.txid = t.txid and l.position = t.position and t.place <> t.position;
alter table engine.log enable trigger log_is_append_only;

alter table engine.log add column batch bigint not null default 0;
alter table engine.log alter column batch drop default;
alter table engine.log drop column txid;
alter table engine.log add primary key (batch, position);
comment on column engine.log.position is 'place in the batch, from 1; in batch 0, which older releases wrote, the number';

insert into engine.log_order (last, before, batch)
select max(position), 0, 0
from engine.log
having count(*) > 0;

-- Numbers the events of all transactions that have committed, and returns the last number of the log. Whatever committed
-- before the call is numbered when it returns, by this call or another, and other nodes are told. One statement, so that its
-- lock never waits for a client.
create function engine.number_log() returns bigint language plpgsql as
$$
declare
    known   bigint;
    reached bigint;
begin
    if not exists (select from engine.log_arrival) then
        return coalesce((select max(last) from engine.log_order), 0);
    end if;
    perform pg_advisory_xact_lock('engine.log_order'::regclass::oid::int, 0);
    -- A new statement with a new snapshot: it sees what the holder of the lock before has numbered.
    known := coalesce((select max(last) from engine.log_order), 0);
    with arrived as (
        delete from engine.log_arrival
        returning batch, events
    ), counted as (
        select batch, events, known + sum(events) over (order by batch) as last
        from arrived
    ), numbered as (
        insert into engine.log_order (last, before, batch)
        select last, last - events, batch
        from counted
        returning last
    )
    select max(last) into reached from numbered;
    if reached is null then
        return known;
    end if;
    perform pg_notify('engine_log', reached::text);
    return reached;
end
$$;
