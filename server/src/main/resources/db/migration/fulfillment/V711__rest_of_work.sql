-- A node's work may leave in several parcels, days apart. Each parcel is a fulfillment of its own, with its own invoice
-- and tracking: when a parcel leaves with fewer units, the others become a fulfillment that names the first one. A node
-- knows its work by that first id only.
-- Online: a column without a default is added at once; the index has only rows of rests, of which there are none yet.
alter table fulfillment.fulfillment
    add column work bigint references fulfillment.fulfillment (id);
create index fulfillment_work on fulfillment.fulfillment (work) where work is not null;
comment on column fulfillment.fulfillment.work is 'the fulfillment under whose id the node has it; null: under its own';

-- When the parcel left, as the node says: news of its tracking number from before is of another parcel.
alter table fulfillment.report
    add column left_at timestamptz;
