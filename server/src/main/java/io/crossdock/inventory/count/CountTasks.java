package io.crossdock.inventory.count;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cycle counts: a node is asked to count some of its SKUs, and what differs becomes adjustments under the rule for
 * those.
 */
public interface CountTasks {

    /** Ids of tasks as text begin with it, {@code N12}; {@code T} is a transfer. */
    char LETTER = 'N';

    /** SKUs of one task. */
    int LINES_MAX = 500;

    /** Tasks of one list. */
    int LIST_MAX = 500;

    /** Fact: a node is asked to count; data is {@link Planned}. On the log of the task. */
    EventType<Planned> COUNT_PLANNED = new EventType<>("count-planned", Planned.class);

    /** Fact: results came in; data is {@link Recorded}. On the log of the task. */
    EventType<Recorded> COUNT_RECORDED = new EventType<>("count-recorded", Recorded.class);

    /** Fact: a task is given up; data is {@link Planned}. On the log of the task. */
    EventType<Planned> COUNT_CANCELED = new EventType<>("count-canceled", Planned.class);

    /** Which SKUs are worth a count. */
    enum By {
        /** On hand times list price, the highest first. */
        VALUE,
        /** Units that were not found or corrected within 90 days, the most first. */
        INACCURACY,
        /** The longest ago first, never counted ones before all. */
        AGE;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /** Where a task stands. */
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
     * A wish. SKUs that an open task of the node has already are left out.
     *
     * @param lines most SKUs, 1 to {@link #LINES_MAX}
     * @param dueAt when it is overdue
     */
    record Plan(String node, By by, int lines, Instant dueAt) {}

    /**
     * A task. @param id as text, {@code N12}
     *
     * @param lines empty in lists
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

    /** A SKU to count. @param difference found - what the books had then; null while it is not counted */
    record CountLine(
            String sku,
            @Nullable Long found,
            @Nullable Long difference,
            @Nullable Instant countedAt,
            @Nullable String adjustment) {}

    /** What was found. @param found sellable units, those promised to orders included; zero or more */
    record CountResult(String sku, long found) {}

    /** Data of {@link #COUNT_PLANNED} and {@link #COUNT_CANCELED}. */
    record Planned(String task, String node, By by, List<String> skus) {}

    /** Data of {@link #COUNT_RECORDED}. @param adjustments ids of those that came of it */
    record Recorded(String task, String node, int counted, int differences, List<String> adjustments) {}

    /** Chooses SKUs and makes a task. @throws io.crossdock.shared.Refused {@code nothing-to-count} (409) */
    CountTask plan(Tx tx, Plan plan);

    /** Tasks in a state, the most urgent first. @param node null: of all nodes */
    List<CountTask> list(Tx tx, State state, @Nullable String node);

    /** With its lines. @throws io.crossdock.shared.Refused {@code count-task-not-found} (404) */
    CountTask get(Tx tx, long id);

    /**
     * Takes results in, some or all. A difference is measured against what the books had at that time, moved goods
     * included, and becomes an adjustment for the reason {@code recount}: applied within its limits, else requested. A
     * SKU that is counted already is refused.
     *
     * @param countedAt null: now
     * @return what came of the differences
     * @throws io.crossdock.shared.Refused {@code count-task-not-found} (404), {@code count-task-closed} (409),
     *     {@code invalid} (422)
     */
    List<Adjustment> record(Tx tx, long id, List<CountResult> results, @Nullable Instant countedAt);

    /** Gives a task up. @throws io.crossdock.shared.Refused as {@link #record} */
    CountTask cancel(Tx tx, long id);
}
