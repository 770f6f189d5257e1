package io.crossdock.sourcing;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the policy in force and the order's own wishes say for one order. Worked out before the decision and stored with it.
 *
 * @param splitMinor for every node beyond the first
 * @param nodesMax most nodes that may serve the order; 0 for no limit
 * @param shipComplete all from one node, or not at all
 * @param deliverBy the date to keep; null where every date is good
 * @param lateMinorPerDay price of every day begun after {@code deliverBy}, per fulfillment
 * @param rerouteMinor price of a line that its node rejects
 * @param nodes codes of the only nodes that may serve (pickup, a person's choice); empty: any
 * @param avoid codes of nodes that must not serve, with no word about why but the policy's
 * @param shippingPermille weight of shipping cost, 1,000 as it is
 * @param handlingPermille weight of handling and labor
 * @param name of the rule that applied, for the record
 */
public record Rules(
        long splitMinor, int nodesMax, boolean shipComplete, @Nullable Instant deliverBy, long lateMinorPerDay, long rerouteMinor,
        Set<String> nodes, Set<String> avoid, int shippingPermille, int handlingPermille, String name) {}
