-- Parcels that go to a store, where their customer collects them: the store's node, and that the customer has them.
-- Work from before stays what it is, a parcel that ends as the carrier delivers it.
-- Online: columns without a default are added at once.
alter table fulfillment.fulfillment
    add column counter      text,
    add column collected_at timestamptz,
    add column handed_to    text,
    add column proof        text;
comment on column fulfillment.fulfillment.counter      is 'node to which a carrier brings it for its customer; null: to the customer, or it is collected at its node';
comment on column fulfillment.fulfillment.collected_at is 'when that node said that the customer has it; likewise who got it, and what the node keeps as a proof';
