package io.crossdock.promises;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.Tx;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates that customers were promised, in sets, and how they were kept. */
public interface Promises {

    /** Most rows of a score. */
    int SCORE_MAX = 5_000;

    /**
     * A promise to make, or to renew when an order is decided again; the customer's date stays the first one. Promises
     * of one moment are one promise with the latest of their dates, since part of an order may come from a cart hold.
     *
     * @param ref the order's delivery group that it is of: an order with several groups has several promises
     * @param deliverBy when everything should have arrived
     * @param policy name of the ruling that it was made under
     * @param legs one per node
     */
    record NewPromise(GroupRef ref, Instant deliverBy, String policy, List<NewLeg> legs) {

        public long order() {
            return ref.order();
        }
    }

    /**
     * One node's part of a promise, with the inputs of its dates.
     *
     * @param service carrier service
     * @param shipsAt when goods should leave
     * @param deliverBy when they should arrive
     * @param transitDays transit days of the rate card
     * @param workingDays whether the carrier counts Monday to Friday alone
     */
    record NewLeg(
            String node, String service, Instant shipsAt, Instant deliverBy, int transitDays, boolean workingDays) {}

    /**
     * A promise as it stands.
     *
     * @param group number of the order's delivery group that it is of
     * @param deliverBy the customer's first date
     * @param expectedBy the date of the latest decision
     */
    record Promise(
            long order,
            int group,
            Instant madeAt,
            Instant deliverBy,
            Instant expectedBy,
            String policy,
            List<Leg> legs) {

        /** The group that it is of. */
        public GroupRef ref() {
            return new GroupRef(order, group);
        }
    }

    /**
     * A leg as it stands.
     *
     * @param madeAt business time at which the leg was promised
     * @param shipsAt when the goods should leave
     * @param deliverBy when they should arrive
     * @param shippedAt when the goods left the node; null before
     * @param deliveredAt when they arrived; null before, and where they were lost
     * @param outcome how it ended; null while it is open
     * @param missedBy who missed it: {@code decision}: it was too late when this node was chosen; {@code node}: goods
     *     left late; {@code carrier}: goods arrived late or were lost; null if it is open or kept
     */
    @Schema(name = "PromiseLeg")
    record Leg(
            String node,
            String service,
            Instant madeAt,
            Instant shipsAt,
            Instant deliverBy,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt,
            @Nullable Outcome outcome,
            @Nullable Culprit missedBy) {}

    /** The end of a leg. */
    enum Outcome {
        KEPT,
        MISSED,
        LOST;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** The cause of a missed promise. */
    enum Culprit {
        /** The promise could no longer be kept when this node was chosen. */
        DECISION,
        /** The goods left later than planned. */
        NODE,
        /** The goods left in time and arrived late, or were lost. */
        CARRIER;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** A change of a leg: its goods left, arrived or were lost. */
    record Step(GroupRef ref, String node, Instant at) {}

    /** The column that groups a score. */
    enum By {
        NODE,
        SERVICE,
        DAY;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /**
     * The legs to score, by the time of their end.
     *
     * @param node null: all; {@code service} likewise
     */
    record ScoreQuery(
            Instant from,
            Instant to,
            @Nullable String node,
            @Nullable String service,
            By by) {}

    /**
     * Numbers of legs in a group.
     *
     * @param key node, service, or UTC day
     * @param kept legs that arrived in time
     * @param missed legs that arrived late
     * @param lost legs whose goods were lost
     * @param byDecision of those, legs that could not be kept when the node was chosen
     * @param byNode of those, legs whose goods left late
     * @param byCarrier of those, legs whose goods left in time
     */
    @Schema(name = "PromiseScore")
    record Score(String key, long kept, long missed, long lost, long byDecision, long byNode, long byCarrier) {}

    /** Stores promises. */
    void make(Tx tx, List<NewPromise> promises);

    /**
     * The customers of these orders asked for something else, so the date that they were told is no promise any more:
     * the next one that is made is the customer's date. A delivery group of which something has left keeps its date.
     */
    void forget(Tx tx, Collection<GroupRef> groups);

    /** Promises by delivery group; a group without a promise is absent. */
    Map<GroupRef, Promise> of(Tx tx, Collection<Long> orders);

    /** Goods left: marks the latest open leg of the order at the node. Does nothing if there is none. */
    void shipped(Tx tx, List<Step> steps);

    /** Goods arrived: the leg is kept or missed. */
    void delivered(Tx tx, List<Step> steps);

    /** Goods were lost: the leg is lost, by the carrier. */
    void lost(Tx tx, List<Step> steps);

    /** How promises were kept, per group, in the order of the keys. */
    List<Score> score(Tx tx, ScoreQuery query);
}
