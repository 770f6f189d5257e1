-- Parcels that wait at a store's counter are found by the store, when it closes.
-- Online: few rows have a counter; the index is small.
create index if not exists fulfillment_counter on fulfillment.fulfillment (counter)
    where counter is not null and state = 'shipped';
