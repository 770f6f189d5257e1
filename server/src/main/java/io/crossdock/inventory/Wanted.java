package io.crossdock.inventory;

import java.time.Instant;

/**
 * Units of a SKU that an order waits for, on any node.
 *
 * @param since its place in the queue: the earlier is served first; of two with the same the lower id
 */
public record Wanted(long order, String sku, long quantity, Instant since) {}
