-- The date that an order which waits for supply was told last was read out of the log, and decided whether a customer is told again. It is
-- state, so it gets a row.
create table promises.backorder (
    order_id   bigint      not null primary key,
    told_at    timestamptz not null,
    deliver_by timestamptz
) with (fillfactor = 90);
comment on column promises.backorder.deliver_by is 'what the customer was told last; null where that was withdrawn';

-- Online: orders that ever waited say so in their facts, so the log is read by its index, for them alone. A node of the release before, still
-- running, writes no rows here: stop it first, or a customer may be told a date twice.
do $$
begin
    if to_regclass('engine.log') is not null then
        insert into promises.backorder (order_id, told_at, deliver_by)
        select s.id, l.at, (l.data ->> 'deliverBy')::timestamptz
        from engine.subject s
        cross join lateral (
            select e.at, e.data
            from engine.log e
            where e.subject = s.id and e.type in ('backorder-promised', 'promise-moved', 'promise-withdrawn')
            order by e.seq desc
            limit 1) l
        where s.process = 'order' and s.facts ? 'waited';
    end if;
end $$;
