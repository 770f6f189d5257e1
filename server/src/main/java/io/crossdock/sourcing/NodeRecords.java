package io.crossdock.sourcing;

import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.List;

/**
 * How often nodes give work back of their own accord, learned from what they did. Old answers count less, half of them
 * after {@link #HALF_LIFE_DAYS}: a node that is asked no more is forgiven.
 */
public interface NodeRecords {

    int HALF_LIFE_DAYS = 30;

    /**
     * Lines with which a node begins that were not refused: a single refusal says little, and after months none says
     * anything.
     */
    int LINES_ASSUMED = 50;

    /** Most that is held against a node, in permille: beyond, it would hardly be asked and could not do better. */
    int PERMILLE_MAX = 300;

    /** What a node answered to. @param refused of the lines, not more than these */
    record Answered(String node, long lines, long refused) {}

    /**
     * What is known of a node.
     *
     * @param lines that it shipped or refused, old ones for less; {@code refused} of these
     * @param permille lines out of 1,000 that it is expected to refuse, at most {@link #PERMILLE_MAX}
     * @param reason a sentence with the figures
     * @param at when it answered last
     */
    record NodeRecord(String node, double lines, double refused, int permille, String reason, Instant at) {}

    /** Adds answers; one statement for any number. */
    void learn(Tx tx, List<Answered> answers);

    /** All nodes that ever answered, by code, as they stand now. */
    List<NodeRecord> all(Tx tx);
}
