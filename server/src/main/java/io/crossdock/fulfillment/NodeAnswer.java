package io.crossdock.fulfillment;

/** A node system's answer about a fulfillment. */
public sealed interface NodeAnswer {

    /** The node has the work and has not finished it. */
    record Working() implements NodeAnswer {}

    /** The node refuses the work. @param reason for people */
    record Rejected(String reason) implements NodeAnswer {}

    /** The node has shipped. */
    record Done(Shipment shipment) implements NodeAnswer {}

    /** The node does not know the fulfillment. */
    record Unknown() implements NodeAnswer {}
}
