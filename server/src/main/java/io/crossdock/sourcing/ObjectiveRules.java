package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the policy in force and the order's own wishes say for one order. Worked out before the decision and stored with
 * it.
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
 * @param without carrier services that take nothing now
 * @param name of the rule that applied, for the record
 */
public record ObjectiveRules(
        long splitMinor,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int nodesMax,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean shipComplete,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deliverBy,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long lateMinorPerDay,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long rerouteMinor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> nodes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> avoid,
        int shippingPermille,
        int handlingPermille,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> without,
        String name) {

    /** What says nothing is not written to JSON: there is one per decision. */
    public ObjectiveRules {
        nodes = nodes == null ? Set.of() : nodes;
        avoid = avoid == null ? Set.of() : avoid;
        without = without == null ? Set.of() : without;
    }

    /** The same with other carrier services that take nothing. */
    public ObjectiveRules closing(Set<String> services) {
        return new ObjectiveRules(
                splitMinor,
                nodesMax,
                shipComplete,
                deliverBy,
                lateMinorPerDay,
                rerouteMinor,
                nodes,
                avoid,
                shippingPermille,
                handlingPermille,
                services,
                name);
    }
}
