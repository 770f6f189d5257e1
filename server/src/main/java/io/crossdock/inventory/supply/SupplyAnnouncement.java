package io.crossdock.inventory.supply;

import java.time.Instant;

/**
 * A sender's complete statement about a line of a purchase order.
 *
 * @param ordered ordered units, including received ones; zero or more
 * @param sequence rises with every message of the sender about the line
 */
public record SupplyAnnouncement(
        SupplyLineRef at, String sku, String node, long ordered, Instant expectedAt, long sequence) {}
