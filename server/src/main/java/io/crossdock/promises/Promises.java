package io.crossdock.promises;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.Tx;
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
     * A promise to make, or to make again when an order is decided again: the customer's date stays the first one. What
     * is promised at one moment is one promise, by the latest of its dates: part of an order may come from a cart hold.
     *
     * @param deliverBy when everything should have arrived
     * @param policy name of the ruling that it was made under
     * @param legs one per node
     */
    record NewPromise(long order, Instant deliverBy, String policy, List<NewLeg> legs) {}

    /**
     * The part of one node, with what its dates were made from.
     *
     * @param service carrier service
     * @param shipsAt when goods should leave
     * @param deliverBy when they should arrive
     * @param transitDays that the rate card gives
     * @param workingDays whether the carrier counts Monday to Friday alone
     */
    record NewLeg(
            String node, String service, Instant shipsAt, Instant deliverBy, int transitDays, boolean workingDays) {}

    /**
     * A promise as it stands.
     *
     * @param deliverBy what the customer was told first
     * @param expectedBy what the latest decision says
     */
    record Promise(long order, Instant madeAt, Instant deliverBy, Instant expectedBy, String policy, List<Leg> legs) {}

    /** The part of a node. @param outcome null while it is open; {@code missedBy} null where it is open or kept */
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

    /** How a leg came out. */
    enum Outcome {
        KEPT,
        MISSED,
        LOST;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** Whose part of a missed promise took too long. */
    enum Culprit {
        /** It could not be kept any more when this node was chosen. */
        DECISION,
        /** Goods left later than they should have. */
        NODE,
        /** They left in time. */
        CARRIER;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** What happened to the part of a node: goods left, or arrived, or got lost. */
    record Step(long order, String node, Instant at) {}

    /** By what a score is grouped. */
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
     * Parts that ended in a time.
     *
     * @param node null: all; {@code service} likewise
     */
    record ScoreQuery(
            Instant from,
            Instant to,
            @Nullable String node,
            @Nullable String service,
            By by) {}

    /** A group of a score, in parts of nodes. @param key node, service, or UTC day */
    @Schema(name = "PromiseScore")
    record Score(String key, long kept, long missed, long lost, long byDecision, long byNode, long byCarrier) {}

    /** Writes promises down. */
    void make(Tx tx, List<NewPromise> promises);

    /** By order; an order without a promise is absent. */
    Map<Long, Promise> of(Tx tx, Collection<Long> orders);

    /** Goods left. The latest open part of the order at the node is meant; nothing happens where there is none. */
    void shipped(Tx tx, List<Step> steps);

    /** Goods arrived: the part is kept or missed. */
    void delivered(Tx tx, List<Step> steps);

    /** Goods got lost: the part is lost, by the carrier. */
    void lost(Tx tx, List<Step> steps);

    /** How promises were kept, by the key of the group. */
    List<Score> score(Tx tx, ScoreQuery query);
}
