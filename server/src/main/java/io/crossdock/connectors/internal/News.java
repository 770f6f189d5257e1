package io.crossdock.connectors.internal;

import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.Sighting;
import io.crossdock.payments.MoneyAnswer;
import io.crossdock.returns.Arrival;

/** One thing that a system outside tells us on its own. {@code raw} is what it sent, for cases. */
public sealed interface News {

    String raw();

    /** How a movement of money ended. */
    record OfMoney(MoneyAnswer answer, String raw) implements News {}

    /** A node shipped. */
    record OfShipment(Shipment shipment, String raw) implements News {}

    /** A node gives work back. */
    record OfRejection(FulfillmentId fulfillment, String raw) implements News {}

    /** Goods came back. */
    record OfArrival(Arrival arrival, String raw) implements News {}

    /** A carrier saw a parcel. */
    record OfParcel(Sighting sighting, String raw) implements News {}

    /** It names something that Crossdock never named, or nothing at all. */
    record Unreadable(String why, String raw) implements News {}

    /** Nothing follows from it. */
    record Irrelevant(String raw) implements News {}
}
