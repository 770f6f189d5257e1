package io.crossdock.inventory;

/** Units that a node keeps back from promising; zero or more. */
public record Safety(String sku, String node, long units) {}
