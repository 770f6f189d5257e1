package io.crossdock.fulfillment;

/** What a node's system answers. */
public sealed interface NodeAnswer {

    /** It has the work and is at it. */
    record Working() implements NodeAnswer {}

    /** It does not do it. @param reason for people */
    record Rejected(String reason) implements NodeAnswer {}

    /** It has shipped. */
    record Done(Shipment shipment) implements NodeAnswer {}

    /** It has never heard of it. */
    record Unknown() implements NodeAnswer {}
}
