package io.crossdock.shared;

/** Units of an order's line at a node, as a key. */
public record NodeLineRef(long order, UnitLine line, String node) {}
