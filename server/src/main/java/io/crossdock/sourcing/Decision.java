package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decision for one order: a plan, or that there is none. */
public sealed interface Decision {

    long order();

    /** Inputs that the decision was computed from. */
    DecisionInputs inputs();

    /** The delivery group that it is for. */
    default GroupRef ref() {
        return inputs().demand().ref();
    }

    /**
     * The order can be served.
     *
     * @param order number of the order: its id without the letter
     * @param placements units of every line, by line and node
     * @param parts one per node used, by node code
     * @param cost cost of the plan, by kind of cost
     * @param gapMinor upper bound on the extra cost over the cheapest plan, by the weights in force; 0 where the plan
     *     is proven cheapest
     * @param inputs everything that the decision was computed from
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
     * @param order number of the order: its id without the letter
     * @param lines lines that fall short; all lines where only a limit on the whole order prevents a plan
     * @param reason cause that prevents a plan
     * @param proven false where the search stopped at the policy's limit of steps, so that a plan may exist
     * @param inputs everything that the decision was computed from
     */
    record Unfillable(long order, List<ShortLine> lines, RejectionReason reason, boolean proven, DecisionInputs inputs)
            implements Decision {

        /** An order with too little stock. */
        public Unfillable(long order, List<ShortLine> lines, DecisionInputs inputs) {
            this(order, lines, RejectionReason.NO_STOCK, true, inputs);
        }
    }

    /** Units of a line that one node sends. */
    record Placement(@JsonUnwrapped UnitLine line, String sku, String node, long quantity) {}

    /**
     * One node's share of a plan.
     *
     * @param service carrier service; may be better than the bought one, where the rate card lets it serve
     * @param zone distance band of the rate card, 1 for the nearest
     * @param billableGrams weight that the carrier charges for
     * @param handlingMinor cost per unit plus the fixed cost per fulfillment
     * @param laborMinor price of the hour slot
     * @param lateMinor price of the days begun after the date to keep
     * @param rejectMinor expected cost of lines that the node rejects
     * @param opportunityMinor value of the units to other orders
     * @param transitDays days from shipping to delivery
     * @param shipsAt time at which the goods leave; null where the node has no calendar
     * @param deliverBy time at which they arrive; null where the node has no calendar
     */
    @Schema(name = "PlanPart")
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

        /** A copy with another service. */
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
     * fulfillment. Late, reject and opportunity cost are expected costs elsewhere that nobody invoices.
     *
     * @param handlingMinor picking, packing and the fixed cost per fulfillment
     * @param splitMinor price of nodes beyond the first
     * @param laborMinor price of the hour slots in which the work falls; absent: 0
     * @param lateMinor price of days after the date to keep; absent: 0
     * @param rejectMinor expected cost of lines that nodes give back; absent: 0
     * @param opportunityMinor value of the units to other orders; absent: 0
     */
    record Cost(
            long shippingMinor,
            long handlingMinor,
            long splitMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long laborMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long lateMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long rejectMinor,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long opportunityMinor) {

        /** A cost without late, labor, reject and opportunity cost. */
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
     * @param reason cause that keeps the missing units back
     */
    record ShortLine(@JsonUnwrapped UnitLine line, String sku, long wanted, long available, RejectionReason reason) {

        public ShortLine {
            // Decisions stored before reasons were recorded lack one; only this reason existed then.
            reason = reason == null ? RejectionReason.NO_STOCK : reason;
        }

        /** A line with too little stock. */
        public ShortLine(UnitLine line, String sku, long wanted, long available) {
            this(line, sku, wanted, available, RejectionReason.NO_STOCK);
        }
    }
}
