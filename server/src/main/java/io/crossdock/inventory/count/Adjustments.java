package io.crossdock.inventory.count;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.shared.Page;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of stock by hand, in sets, each with a reason. Up to a reason's limit one person is enough; above it a
 * request waits until somebody else decides, and has no effect before. The person is {@link Tx#actor()}. Nobody decides
 * on their own request.
 */
public interface Adjustments {

    /** Elements that one call may hold, and of one page. */
    int BATCH_MAX = 1_000;

    /**
     * Fact and case: an adjustment waits for a second person; data is {@link Adjustment}. On the log of the adjustment.
     */
    EventType<Adjustment> ADJUSTMENT_REQUESTED = new EventType<>("adjustment-requested", Adjustment.class);

    /** Fact: stock was adjusted; data is {@link Adjustment}. On the log of the adjustment. */
    EventType<Adjustment> STOCK_ADJUSTED = new EventType<>("stock-adjusted", Adjustment.class);

    /**
     * Fact: a request was rejected, or a newer count made it pointless; data is {@link Adjustment}. On the log of the
     * adjustment.
     */
    EventType<Adjustment> ADJUSTMENT_REJECTED = new EventType<>("adjustment-rejected", Adjustment.class);

    /** Fact: reasons or their limits are set; data is {@link ReasonsSet}. On the log of subject 0. */
    EventType<ReasonsSet> REASONS_SET = new EventType<>("adjustment-reasons-set", ReasonsSet.class);

    /** Which way units may go. */
    enum Direction {
        OUT,
        IN,
        BOTH;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /** Where an adjustment stands. */
    enum State {
        REQUESTED,
        APPLIED,
        REJECTED,
        /** A newer count was made before it was decided. */
        SUPERSEDED;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * Why stock is adjusted, and up to where one person is enough: for what they adjusted for this reason on one SKU
     * and node within a day.
     *
     * @param code kebab-case
     * @param correction the books had been wrong; false: goods came or went now. A late count is corrected by the
     *     latter only
     * @param unitsMax null: no limit; 0: always two people
     * @param valueMaxMinor at list price, in minor units of the SKU's currency; null: no limit
     */
    record AdjustmentReason(
            String code,
            String name,
            Direction direction,
            boolean correction,
            @Nullable Long unitsMax,
            @Nullable Long valueMaxMinor) {}

    /**
     * A wish.
     *
     * @param units change of on hand, not zero
     * @param countedAt where it comes from a count: when that was
     * @param task the count task that it comes from; 0 where none
     */
    record NewAdjustment(
            String sku,
            String node,
            long units,
            String reason,
            String note,
            @Nullable Instant countedAt,
            long task) {}

    /** An adjustment. @param id as text, {@code A12} @param task null where it comes from no count task */
    record Adjustment(
            String id,
            String sku,
            String node,
            long units,
            String reason,
            String note,
            long valueMinor,
            String currency,
            @Nullable Instant countedAt,
            @Nullable String task,
            State state,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionNote) {}

    /** A decision on a request. */
    record Decision(long id, String note) {}

    /** Data of {@link #REASONS_SET}. */
    record ReasonsSet(List<AdjustmentReason> reasons) {
        public ReasonsSet {
            reasons = List.copyOf(reasons);
        }
    }

    /** All reasons, by code. */
    List<AdjustmentReason> reasons(Tx tx);

    /** Adds or replaces by code. */
    void putReasons(Tx tx, List<AdjustmentReason> reasons);

    /**
     * Applies what is within the limits and requests the rest.
     *
     * @return each as it is then, in order
     * @throws io.crossdock.shared.Refused {@code invalid} (422) with pointers {@code /adjustments/N/…}: unknown SKU,
     *     node or reason, wrong direction, more out than is on hand
     */
    List<Adjustment> adjust(Tx tx, List<NewAdjustment> wishes);

    /**
     * Applies requests. One that comes from a count which is not the newest any more is superseded instead.
     *
     * @throws io.crossdock.shared.Refused {@code adjustment-not-found} (404), {@code adjustment-decided} (409),
     *     {@code own-request} (403), {@code adjustment-impossible} (409): less is on hand by now
     */
    List<Adjustment> approve(Tx tx, List<Decision> decisions);

    /** Refuses requests. @throws io.crossdock.shared.Refused as {@link #approve} */
    List<Adjustment> reject(Tx tx, List<Decision> decisions);

    /** Adjustments in a state, by id. @param after id of the last one of the page before; 0 for the first */
    Page<Adjustment> list(Tx tx, State state, long after, int limit);
}
