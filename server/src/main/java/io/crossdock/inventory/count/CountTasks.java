package io.crossdock.inventory.count;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cycle counts: a node counts some of its SKUs, and differences become adjustments under their rule. */
public interface CountTasks {

    /** First letter of task ids as text, {@code N12}. {@code T} belongs to transfers. */
    char LETTER = 'N';

    /** Most SKUs of one task. */
    int LINES_MAX = 500;

    /** Most tasks of one list. */
    int LIST_MAX = 500;

    /** Event: a node is asked to count; data is {@link Planned}. In the task's log. */
    EventType<Planned> COUNT_PLANNED = new EventType<>("count-planned", Planned.class);

    /** Event: results came in; data is {@link Recorded}. In the task's log. */
    EventType<Recorded> COUNT_RECORDED = new EventType<>("count-recorded", Recorded.class);

    /** Event: a task is canceled; data is {@link Planned}. In the task's log. */
    EventType<Planned> COUNT_CANCELED = new EventType<>("count-canceled", Planned.class);

    /** Order in which SKUs are chosen for a count. */
    enum By {
        /** Value on hand at list price, the highest first. */
        VALUE,
        /** Units that were not found or corrected within 90 days, the most first. */
        INACCURACY,
        /** Last count, the oldest first; rows without a count before all others. */
        AGE;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /** State of a task. */
    enum State {
        OPEN,
        COUNTED,
        CANCELED;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * A request for a task. SKUs in an open task of the node are left out.
     *
     * @param lines most SKUs, 1 to {@link #LINES_MAX}
     * @param dueAt time after which the task is overdue
     */
    record Plan(String node, By by, int lines, Instant dueAt) {}

    /**
     * A task.
     *
     * @param id the task, such as {@code N12}
     * @param state {@code open} waits for results
     * @param plannedBy who asked for the count
     * @param plannedAt business time at which it was asked for
     * @param skus number of SKUs to count
     * @param counted number of SKUs that are counted
     * @param lines the SKUs to count; empty in lists of tasks
     */
    record CountTask(
            String id,
            String node,
            By by,
            State state,
            String plannedBy,
            Instant plannedAt,
            Instant dueAt,
            int skus,
            int counted,
            List<CountLine> lines) {}

    /**
     * A SKU to count.
     *
     * @param found units that were found; null until it is counted
     * @param difference found units less units in the books at that time; null until it is counted
     * @param countedAt null until it is counted
     * @param adjustment id of the adjustment that the difference became; null: none
     */
    record CountLine(
            String sku,
            @Nullable Long found,
            @Nullable Long difference,
            @Nullable Instant countedAt,
            @Nullable String adjustment) {}

    /**
     * A count.
     *
     * @param found sellable units that are there, including reserved ones; zero or more
     */
    record CountResult(
            String sku,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX)
            long found) {}

    /** Data of {@link #COUNT_PLANNED} and {@link #COUNT_CANCELED}. */
    record Planned(String task, String node, By by, List<String> skus) {}

    /** Data of {@link #COUNT_RECORDED}. @param adjustments ids of the adjustments for the differences */
    record Recorded(String task, String node, int counted, int differences, List<String> adjustments) {}

    /** Chooses SKUs and creates a task. @throws io.crossdock.shared.Refused {@code nothing-to-count} (409) */
    CountTask plan(Tx tx, Plan plan);

    /** Tasks in a state, the most urgent first. @param node null: all nodes */
    List<CountTask> list(Tx tx, State state, @Nullable String node);

    /** A task with its lines. @throws io.crossdock.shared.Refused {@code count-task-not-found} (404) */
    CountTask get(Tx tx, long id);

    /**
     * Records results, some or all. A difference is measured against the books at the time of the count, without later
     * movements, and becomes an adjustment for the reason {@code recount}: applied within its limits, otherwise
     * requested.
     *
     * @param countedAt null: now
     * @return adjustments for the differences
     * @throws io.crossdock.shared.Refused {@code count-task-not-found} (404), {@code count-task-closed} (409),
     *     {@code invalid} (422), also for a SKU that is counted already
     */
    List<Adjustment> record(Tx tx, long id, List<CountResult> results, @Nullable Instant countedAt);

    /** Cancels a task. @throws io.crossdock.shared.Refused as {@link #record} */
    CountTask cancel(Tx tx, long id);
}
