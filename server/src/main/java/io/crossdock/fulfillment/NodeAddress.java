package io.crossdock.fulfillment;

/** A node and the name of its system. */
public record NodeAddress(String system, String node) {}
