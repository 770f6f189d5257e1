-- Work that is recalled only for its node to get it anew, for another carrier service, keeps its units. The log was searched for that when
-- the node gave the work back. It is state, so it stands with the work.
alter table fulfillment.fulfillment add column handed_anew boolean not null default false;
comment on column fulfillment.fulfillment.handed_anew is 'recalled only to be handed over anew to the same node';

-- Online: a column with a constant default is added at once. What is asked of work that is under way alone is filled, by the log's index.
do $$
begin
    if to_regclass('engine.log') is not null then
        update fulfillment.fulfillment f
        set handed_anew = true
        where f.state = 'released' and exists (
            select
            from engine.log l
            where l.subject = f.order_id and l.type = 'order-reallocated'
                and jsonb_exists(l.data -> 'recalled', 'F' || f.id)
                and l.data -> 'placements' @> jsonb_build_array(jsonb_build_object('node', f.node)));
    end if;
end $$;
