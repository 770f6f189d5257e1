-- A carrier's word belongs to one parcel: tracking numbers are used again, and a parcel may hear several final words
-- that contradict each other. A word that comes before its shipment has no parcel yet.
-- The key is built anew under the table's lock, which has a row per parcel that arrived: a million take about a second.
alter table fulfillment.sighting
    add column fulfillment bigint references fulfillment.fulfillment (id),
    add column word text not null default '',
    drop constraint sighting_pkey,
    drop constraint sighting_status_check,
    add constraint sighting_word unique nulls not distinct (tracking, carrier, status, at, fulfillment),
    add check (status in ('delivered', 'lost', 'returning', 'trouble'));
update fulfillment.sighting s
set fulfillment = (
    select f.id
    from fulfillment.fulfillment f
    where f.tracking = s.tracking
    order by f.id desc
    limit 1);
create index sighting_fulfillment on fulfillment.sighting (fulfillment) where fulfillment is not null;

-- Parcels that the carrier brought back to their sender.
alter table fulfillment.fulfillment
    drop constraint fulfillment_state_check,
    drop constraint fulfillment_check,
    drop constraint fulfillment_check1,
    add constraint fulfillment_state_check
        check (state in ('released', 'rejected', 'shipped', 'delivered', 'lost', 'returned')),
    add constraint fulfillment_check
        check ((state in ('shipped', 'delivered', 'lost', 'returned')) = (shipped_at is not null)),
    add constraint fulfillment_check1
        check ((state in ('rejected', 'delivered', 'lost', 'returned')) = (ended_at is not null));
