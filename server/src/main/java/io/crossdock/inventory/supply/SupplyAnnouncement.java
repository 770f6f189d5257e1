package io.crossdock.inventory.supply;

import java.time.Instant;

/**
 * What a supplier, an ERP or a warehouse says about a line of a purchase order, whole.
 *
 * @param ordered units, those that were received included; zero or more
 * @param sequence rises with every message of the sender about the line
 */
public record SupplyAnnouncement(
        SupplyLineRef at, String sku, String node, long ordered, Instant expectedAt, long sequence) {}
