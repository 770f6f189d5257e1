package io.crossdock.orders;

/** A channel's own name for an order. */
public record Reference(String channel, String reference) {}
