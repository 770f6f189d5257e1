package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a node for orders that are decided now. They come from its calendar, capacity and record before the
 * decision, so the decision itself reads no clock. Default values (no limit, none refused) are left out of the JSON:
 * there is one of these per node and decision.
 *
 * @param shipsAt per carrier service the time at which goods asked for now leave, by calendar, cutoff, holidays and
 *     lead time; empty: at once, by any service; else an absent service is not offered there
 * @param ordersLeft fulfillments that it may still take; {@link #NO_LIMIT} for no limit
 * @param unitsLeft base units that it may still take; {@link #NO_LIMIT} for no limit
 * @param laborMinor price per base unit of the hour slot in which the work falls
 * @param rejectPermille lines out of 1,000 that it is expected to reject
 * @param refuses traits of SKUs that it must not send, for instance {@code hazmat}
 * @param channels channels whose orders it serves; empty: all
 */
public record NodeTerms(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Instant> shipsAt,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NodeTerms.Unlimited.class)
        long ordersLeft,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NodeTerms.Unlimited.class)
        long unitsLeft,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long laborMinor,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int rejectPermille,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> refuses,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> channels) {

    public static final long NO_LIMIT = Long.MAX_VALUE;
    public static final NodeTerms ANY = new NodeTerms(Map.of(), NO_LIMIT, NO_LIMIT, 0, 0, Set.of(), Set.of());

    /** Reads JSON; absent fields have their default values. */
    @JsonCreator
    static NodeTerms of(
            @Nullable Map<String, Instant> shipsAt,
            @Nullable Long ordersLeft,
            @Nullable Long unitsLeft,
            @Nullable Long laborMinor,
            @Nullable Integer rejectPermille,
            @Nullable Set<String> refuses,
            @Nullable Set<String> channels) {
        return new NodeTerms(
                shipsAt == null ? Map.of() : shipsAt,
                ordersLeft == null ? NO_LIMIT : ordersLeft,
                unitsLeft == null ? NO_LIMIT : unitsLeft,
                laborMinor == null ? 0 : laborMinor,
                rejectPermille == null ? 0 : rejectPermille,
                refuses == null ? Set.of() : refuses,
                channels == null ? Set.of() : channels);
    }

    /** The same terms with other limits. */
    public NodeTerms left(long orders, long units) {
        return new NodeTerms(shipsAt, orders, units, laborMinor, rejectPermille, refuses, channels);
    }

    /** The same terms with another reject rate. */
    public NodeTerms rejecting(int permille) {
        return new NodeTerms(shipsAt, ordersLeft, unitsLeft, laborMinor, permille, refuses, channels);
    }

    /** Equals a value that is left out of the JSON; the mapper asks. */
    static final class Unlimited {
        @Override
        public boolean equals(@Nullable Object limit) {
            return limit instanceof Long units && units == NO_LIMIT;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Equals terms that are left out of the JSON as a whole. */
    static final class Silent {
        @Override
        public boolean equals(@Nullable Object terms) {
            return terms == null || ANY.equals(terms);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
