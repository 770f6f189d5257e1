package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Demand of one order, or of one of its delivery groups.
 *
 * @param order number of the order: its id without the letter
 * @param service service that the customer bought, for instance {@code standard}
 * @param to where the goods go
 * @param excluded codes of nodes that must not serve the order, because they gave work of it back; null reads as none
 * @param rules rules of the policy for this order; null: the policy file's own figures and no limits
 */
public record Demand(
        long order,
        String channel,
        String service,
        Destination to,
        List<DemandLine> lines,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Set<String> excluded,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ObjectiveRules rules) {

    public Demand {
        lines = List.copyOf(lines);
        excluded = excluded == null || excluded.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(new TreeSet<>(excluded));
    }

    /** A demand under the policy file's own figures. */
    public Demand(
            long order,
            String channel,
            String service,
            Destination to,
            List<DemandLine> lines,
            @Nullable Set<String> excluded) {
        this(order, channel, service, to, lines, excluded, null);
    }

    /** The delivery group that it is of. */
    public GroupRef ref() {
        var group = to.group();
        return group == null ? GroupRef.first(order) : new GroupRef(order, group);
    }

    /** A demand that any node may serve. */
    public Demand(long order, String channel, String service, Destination to, List<DemandLine> lines) {
        this(order, channel, service, to, lines, Set.of(), null);
    }

    /** The same order with other lines. */
    public Demand with(List<DemandLine> other) {
        return new Demand(order, channel, service, to, other, excluded, rules);
    }

    /** The same lines with other excluded nodes and other rules. */
    public Demand with(Set<String> otherExcluded, @Nullable ObjectiveRules otherRules) {
        return new Demand(order, channel, service, to, lines, otherExcluded, otherRules);
    }

    /** Never null. */
    @Override
    public Set<String> excluded() {
        return excluded == null ? Set.of() : excluded;
    }

    /**
     * One line.
     *
     * @param quantity base units of the SKU, above zero
     * @param weightGrams weight of one base unit
     * @param traits traits of the SKU that nodes may refuse, for instance {@code hazmat}; null reads as none
     * @param inPlaceOf line that these units substitute; null where they are the ordered SKU. It does not affect the
     *     decision
     */
    public record DemandLine(
            @JsonUnwrapped UnitLine line,
            String sku,
            long quantity,
            long weightGrams,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            Set<String> traits,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            InPlaceOf inPlaceOf) {

        public DemandLine {
            traits = traits == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(traits));
        }

        /** A line of the ordered SKU. */
        public DemandLine(UnitLine line, String sku, long quantity, long weightGrams, @Nullable Set<String> traits) {
            this(line, sku, quantity, weightGrams, traits, null);
        }

        /** The same line with another quantity. */
        public DemandLine of(long units) {
            return new DemandLine(line, sku, units, weightGrams, traits, inPlaceOf);
        }

        /** A line that every node may serve. */
        public DemandLine(UnitLine line, String sku, long quantity, long weightGrams) {
            this(line, sku, quantity, weightGrams, null);
        }

        /** Never null. */
        @Override
        public Set<String> traits() {
            return traits == null ? Set.of() : traits;
        }
    }

    /**
     * A line that could not be filled.
     *
     * @param line the line as first asked for
     * @param available units of its SKU that the order could have had
     * @param reason cause that keeps the missing units back
     */
    public record InPlaceOf(DemandLine line, long available, RejectionReason reason) {}
}
