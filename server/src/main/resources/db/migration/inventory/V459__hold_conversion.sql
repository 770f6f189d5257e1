-- Which cart hold an order took over, for as long as the order is kept: the hold itself is forgotten after a week. It was read out of the log.
create table inventory.hold_conversion (
    order_id bigint not null primary key,
    hold_id  bigint not null
);

-- Online: reads the log once and locks nothing that others write.
do $$
begin
    if to_regclass('engine.log') is not null then
        insert into inventory.hold_conversion (order_id, hold_id)
        select distinct on (l.subject) l.subject, substr(l.data ->> 'hold', 2)::bigint
        from engine.log l
        where l.type = 'cart-hold-converted'
        order by l.subject, l.seq;
    end if;
end $$;
