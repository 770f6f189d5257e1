package io.crossdock.fulfillment;

/**
 * A node's word that it gives back what it still has of its work.
 *
 * @param node the node that reports; empty where the report names none
 */
public record WorkRefusal(FulfillmentId fulfillment, String node) {}
