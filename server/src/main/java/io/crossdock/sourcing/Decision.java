package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided for one order. */
public sealed interface Decision {

    long order();

    /** From what it was decided. */
    DecisionInputs inputs();

    /**
     * The order can be served.
     *
     * @param placements every line's units, by line and node
     * @param parts one per node used, by node code
     * @param gapMinor how much dearer than the cheapest plan this one may be at most, by the weights in force; 0 where
     *     it is known to be the cheapest
     */
    record Sourced(
            long order, List<Placement> placements, List<Part> parts, Cost cost, long gapMinor, DecisionInputs inputs)
            implements Decision {

        /** Days from shipping until the last parcel arrives. */
        public int transitDays() {
            return parts.stream().mapToInt(Part::transitDays).max().orElse(0);
        }
    }

    /**
     * The order can't be served.
     *
     * @param lines those that fall short; all of them where only the limits on the whole order prevent it
     * @param reason what prevents it
     * @param proven false where the search for a plan within the limits was given up at the policy's limit of steps
     */
    record Unfillable(long order, List<ShortLine> lines, RejectionReason reason, boolean proven, DecisionInputs inputs)
            implements Decision {

        /** Too little stock. */
        public Unfillable(long order, List<ShortLine> lines, DecisionInputs inputs) {
            this(order, lines, RejectionReason.NO_STOCK, true, inputs);
        }
    }

    /** Units of a line that a node is to send. */
    record Placement(@JsonUnwrapped UnitLine line, String sku, String node, long quantity) {}

    /**
     * What one node sends.
     *
     * @param service of the carrier; may be better than what the customer bought, where the rate card lets it serve
     * @param zone distance band of the rate card, 1 for the nearest
     * @param billableGrams weight that the carrier charges for
     * @param handlingMinor per unit, and fixed per fulfillment
     * @param laborMinor price of the hour slot
     * @param lateMinor price of the days begun after the date to keep
     * @param rejectMinor expected cost of lines that the node rejects
     * @param opportunityMinor what the units would be worth to other orders
     * @param transitDays from shipping to delivery
     * @param shipsAt when the goods leave; null where the node has no calendar
     * @param deliverBy when they arrive; null likewise
     */
    record Part(
            String node,
            String service,
            int zone,
            long billableGrams,
            long shippingMinor,
            long handlingMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long laborMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long lateMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long rejectMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long opportunityMinor,
            int transitDays,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant shipsAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant deliverBy) {

        /** The same by another service. */
        public Part by(String other) {
            return new Part(
                    node,
                    other,
                    zone,
                    billableGrams,
                    shippingMinor,
                    handlingMinor,
                    laborMinor,
                    lateMinor,
                    rejectMinor,
                    opportunityMinor,
                    transitDays,
                    shipsAt,
                    deliverBy);
        }
    }

    /**
     * Cost of the plan, in minor units, before the weights of the rules. Handling includes the fixed cost per
     * fulfillment; late, reject and opportunity are no bill that anybody sends, but what the plan is expected to cost
     * elsewhere.
     */
    record Cost(
            long shippingMinor,
            long handlingMinor,
            long splitMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long laborMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long lateMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long rejectMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long opportunityMinor) {

        /** Where there is no calendar, no labor price, no record of rejections, and no price of units. */
        public Cost(long shippingMinor, long handlingMinor, long splitMinor) {
            this(shippingMinor, handlingMinor, splitMinor, 0, 0, 0, 0);
        }

        public long totalMinor() {
            return shippingMinor + handlingMinor + splitMinor + laborMinor + lateMinor + rejectMinor + opportunityMinor;
        }
    }

    /**
     * A line that can't be served.
     *
     * @param wanted units of the SKU that the whole order asks for
     * @param available units of the SKU on all nodes that may serve the order
     * @param reason what keeps back the units that are missing
     */
    record ShortLine(@JsonUnwrapped UnitLine line, String sku, long wanted, long available, RejectionReason reason) {

        public ShortLine {
            // Decisions stored before there were reasons knew this one only.
            reason = reason == null ? RejectionReason.NO_STOCK : reason;
        }

        /** Too little stock. */
        public ShortLine(UnitLine line, String sku, long wanted, long available) {
            this(line, sku, wanted, available, RejectionReason.NO_STOCK);
        }
    }
}
