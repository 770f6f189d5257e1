package io.crossdock.inventory.count;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock adjustments by hand, each with a reason. Up to a reason's limit one person is enough. Above it the adjustment
 * is a request without effect until another person decides. The person is {@link Tx#actor()}; nobody decides on their
 * own request.
 */
public interface Adjustments {

    /** Most elements of one call or page. */
    int BATCH_MAX = 1_000;

    /** Event and case: an adjustment waits for a second person; data is {@link Adjustment}. In the adjustment's log. */
    EventType<Adjustment> ADJUSTMENT_REQUESTED = new EventType<>("adjustment-requested", Adjustment.class);

    /** Event: stock was adjusted; data is {@link Adjustment}. In the adjustment's log. */
    EventType<Adjustment> STOCK_ADJUSTED = new EventType<>("stock-adjusted", Adjustment.class);

    /**
     * Event: a request was rejected, or a newer count superseded it; data is {@link Adjustment}. In the adjustment's
     * log.
     */
    EventType<Adjustment> ADJUSTMENT_REJECTED = new EventType<>("adjustment-rejected", Adjustment.class);

    /** Event: reasons or their limits are set; data is {@link ReasonsSet}. In the log of subject 0. */
    EventType<ReasonsSet> REASONS_SET = new EventType<>("adjustment-reasons-set", ReasonsSet.class);

    /** Direction in which units may go. */
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

    /** State of an adjustment. */
    enum State {
        REQUESTED,
        APPLIED,
        REJECTED,
        /** A newer count was made before the decision. */
        SUPERSEDED;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * A reason for adjustments, with the limits up to which one person is enough. They apply to the sum of a person's
     * adjustments for the reason on one SKU and node within a day.
     *
     * @param code code of the reason, in kebab case
     * @param name name of the reason for people
     * @param direction whether units may be taken {@code out}, put {@code in}, or {@code both}
     * @param correction true: the books were wrong; false: goods come or go now, and late counts take account of them
     * @param unitsMax most units that one person adjusts for the reason on one SKU and node within a day; null: no
     *     limit; 0: always two people
     * @param valueMaxMinor the same limit as a value at list price, in minor units of the SKU's currency; null: no
     *     limit
     */
    record AdjustmentReason(
            @TextPattern(value = "[a-z][a-z0-9-]{0,40}", meaning = "kebab-case")
            String code,

            String name,
            Direction direction,
            boolean correction,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX) @Nullable
            Long unitsMax,

            @NumberRange(min = 0, max = Long.MAX_VALUE) @Nullable
            Long valueMaxMinor) {}

    /**
     * An adjustment to make.
     *
     * @param units change of on hand, not zero
     * @param countedAt time of the count that it comes from; null: from no count
     * @param task the count task that it comes from; 0: none
     */
    record NewAdjustment(
            String sku,
            String node,
            long units,
            String reason,
            String note,
            @Nullable Instant countedAt,
            long task) {}

    /**
     * An adjustment.
     *
     * @param id the adjustment, such as {@code A12}
     * @param units change of the units on hand, below zero for units that go
     * @param note remark of the requester; empty: none
     * @param valueMinor value of the units at list price, in minor units of {@code currency}
     * @param countedAt time of the count that it comes from; null: from no count
     * @param task id of the count task that it comes from, such as {@code N12}; null: from none
     * @param state {@code requested} waits for a second person, {@code superseded} was overtaken by a newer count
     * @param requestedBy who asked for it
     * @param requestedAt business time of the request
     * @param decidedBy the second person; null while it waits, or if none was needed
     * @param decidedAt business time of the decision; null while it waits
     * @param decisionNote remark of the second person; null: none
     */
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

    /** Adds reasons or replaces them by code. */
    void putReasons(Tx tx, List<AdjustmentReason> reasons);

    /**
     * Applies adjustments within the limits and requests the others.
     *
     * @return the adjustments with their states, in order
     * @throws io.crossdock.shared.Refused {@code invalid} (422) with pointers {@code /adjustments/N/…}: unknown SKU,
     *     node or reason, wrong direction, more units out than are on hand
     */
    List<Adjustment> adjust(Tx tx, List<NewAdjustment> wishes);

    /**
     * Applies requests. A request from a count that is no longer the newest is superseded instead.
     *
     * @throws io.crossdock.shared.Refused {@code adjustment-not-found} (404), {@code adjustment-decided} (409),
     *     {@code own-request} (403), {@code adjustment-impossible} (409): fewer units are on hand now
     */
    List<Adjustment> approve(Tx tx, List<Decision> decisions);

    /** Rejects requests. @throws io.crossdock.shared.Refused as {@link #approve} */
    List<Adjustment> reject(Tx tx, List<Decision> decisions);

    /** Adjustments in a state, by id. @param after last id of the page before; 0: the first page */
    Page<Adjustment> list(Tx tx, State state, long after, int limit);
}
