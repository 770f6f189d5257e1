package io.crossdock.fulfillment;

import java.util.List;

/** A node system's answer about a fulfillment. */
public sealed interface NodeAnswer {

    /** The node has the work and has not finished it. */
    record Working() implements NodeAnswer {}

    /** The node refuses the work. @param reason for people */
    record Rejected(String reason) implements NodeAnswer {}

    /**
     * The node has shipped or handed out all of the work or a part of it. @param shipments a parcel each; at least one
     */
    record Done(List<Shipment> shipments) implements NodeAnswer {

        public Done {
            shipments = List.copyOf(shipments);
        }
    }

    /** Goods of the work wait for their customer at the node. */
    record Ready(ReadyReport report) implements NodeAnswer {}

    /** The node does not know the fulfillment. */
    record Unknown() implements NodeAnswer {}
}
