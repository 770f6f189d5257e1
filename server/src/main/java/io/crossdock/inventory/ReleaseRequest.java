package io.crossdock.inventory;

/** Units of an order line that are given back on a node. */
public record ReleaseRequest(long order, int line, String node, long quantity) {}
