package io.crossdock.orders;

/** A channel's own name for an order. */
public record OrderReference(String channel, String reference) {}
