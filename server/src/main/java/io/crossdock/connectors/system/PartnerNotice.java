package io.crossdock.connectors.system;

import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.returns.ReturnArrival;

/** One thing that a system outside tells us on its own. {@code raw} is what it sent, for cases. */
public sealed interface PartnerNotice {

    String raw();

    /** How a movement of money ended. */
    record OfMoney(PaymentAnswer answer, String raw) implements PartnerNotice {}

    /** A node shipped. */
    record OfShipment(Shipment shipment, String raw) implements PartnerNotice {}

    /** A node gives work back. */
    record OfRejection(FulfillmentId fulfillment, String raw) implements PartnerNotice {}

    /** Goods came back. */
    record OfArrival(ReturnArrival arrival, String raw) implements PartnerNotice {}

    /** A carrier saw a parcel. */
    record OfParcel(TrackingEvent sighting, String raw) implements PartnerNotice {}

    /** It names something that Crossdock never named, or nothing at all. */
    record Unreadable(String why, String raw) implements PartnerNotice {}

    /** Nothing follows from it. */
    record Irrelevant(String raw) implements PartnerNotice {}
}
