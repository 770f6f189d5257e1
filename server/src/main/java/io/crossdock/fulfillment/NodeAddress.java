package io.crossdock.fulfillment;

/** A node, and the name of the system that it is spoken to through. */
public record NodeAddress(String system, String node) {}
