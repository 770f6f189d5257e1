-- Curbside, same-day and digital are ways of their own, with processes of their own. Work from before stays what it is.
-- Online: a check that is not validated reads no row; new and changed rows obey it.
alter table fulfillment.fulfillment
    drop constraint if exists fulfillment_way_check,
    add constraint fulfillment_way_check check (way ~ '^[a-z][a-z-]{1,39}$') not valid;
comment on column fulfillment.fulfillment.way is 'how the goods get to their customer, and so the process: parcel (also to a store), pickup, curbside, same-day, digital';
