-- Goods that their customer collects are work of a process of their own: ready, kept for some days, collected or put
-- back. Work from before stays what it is, a parcel of the process that it began in.
-- Online: columns with constant defaults, or without any, are added at once.
alter table fulfillment.fulfillment
    add column way        text not null default 'parcel' check (way in ('parcel', 'pickup')),
    add column ready_at   timestamptz,
    add column ready_said timestamptz,
    add column collect_by timestamptz;
comment on column fulfillment.fulfillment.way        is 'how the goods get to their customer, and so the process: parcel or pickup';
comment on column fulfillment.fulfillment.ready_at   is 'when its node said that it is ready to be collected';
comment on column fulfillment.fulfillment.ready_said is 'when it was ready, by the node''s own clock: two reports of one time are one';
comment on column fulfillment.fulfillment.collect_by is 'until when it is kept for the customer';

-- Who got the goods at the counter, as the node says; null: they left with a carrier, or nobody says.
alter table fulfillment.report
    add column handed_to text,
    add column proof     text;
