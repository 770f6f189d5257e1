package io.crossdock.sourcing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a node can do for orders that are decided now: worked out from its calendar, capacity and record before the decision, so that the
 * decision itself asks no clock.
 *
 * @param shipsAt per carrier service when goods leave that are asked for now, by calendar, cutoff, holidays and lead time; empty: at once, by
 *     any service; else a service that is absent is not offered there
 * @param ordersLeft fulfillments that it may still take; {@link #NO_LIMIT} for no limit
 * @param unitsLeft base units that it may still take; {@link #NO_LIMIT} for no limit
 * @param laborMinor price of the hour slot in which the work falls, per base unit
 * @param rejectPermille how often out of 1,000 it rejects a line
 * @param refuses traits of SKUs that it must not send, for instance {@code hazmat}
 * @param channels whose orders it serves; empty: all
 */
public record NodeTerms(
        Map<String, Instant> shipsAt, long ordersLeft, long unitsLeft, long laborMinor, int rejectPermille, Set<String> refuses,
        Set<String> channels) {

    public static final long NO_LIMIT = Long.MAX_VALUE;
    public static final NodeTerms ANY = new NodeTerms(Map.of(), NO_LIMIT, NO_LIMIT, 0, 0, Set.of(), Set.of());
}
