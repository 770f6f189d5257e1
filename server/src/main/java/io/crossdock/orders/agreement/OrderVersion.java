package io.crossdock.orders.agreement;

import java.time.Instant;

/**
 * One version of an order's agreement. It never changes; a change makes the next one.
 *
 * @param order id of the order
 * @param version 1 for what was agreed first
 * @param change what made it: {@code captured}, or the kind of the change
 * @param reason why; empty for the first
 * @param at business time
 * @param actor who made it
 */
public record OrderVersion(
        long order, int version, String change, String reason, Instant at, String actor, Agreement agreement) {}
