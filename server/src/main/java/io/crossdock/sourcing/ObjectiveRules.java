package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the policy and of the order itself for one decision. Computed before the decision and stored with it.
 *
 * @param splitMinor price of every node beyond the first
 * @param nodesMax most nodes that may serve the order; 0 for no limit
 * @param shipComplete whether one node sends everything, or none does
 * @param deliverBy date to keep; null where any date will do
 * @param lateMinorPerDay price of every day begun after {@code deliverBy}, per fulfillment
 * @param rerouteMinor price of a line that its node rejects
 * @param nodes codes of the only nodes that may serve (pickup, a person's choice); empty: any
 * @param avoid codes of nodes that must not serve; the policy gives no further reason
 * @param shippingPermille weight of shipping cost; 1,000 leaves it as it is
 * @param handlingPermille weight of handling and labor
 * @param without carrier services that take nothing now
 * @param name name of the rule that applied, for the record
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

    /** Default values are left out of the JSON: there is one of these per decision. */
    public ObjectiveRules {
        nodes = nodes == null ? Set.of() : nodes;
        avoid = avoid == null ? Set.of() : avoid;
        without = without == null ? Set.of() : without;
    }

    /** The same rules with other carrier services that take nothing. */
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
