package io.crossdock.sourcing;

import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.List;

/**
 * How often nodes give work back of their own accord, learned from their answers. An answer's weight halves every
 * {@link #HALF_LIFE_DAYS}, so a node that gets no more work is forgiven.
 */
public interface NodeRecords {

    int HALF_LIFE_DAYS = 30;

    /**
     * Lines without a refusal that every node starts with: a single refusal says little, and after months none counts.
     */
    int LINES_ASSUMED = 50;

    /**
     * Highest rate that counts against a node, in permille. A node above it would hardly get work and could not
     * improve.
     */
    int PERMILLE_MAX = 300;

    /**
     * Answers of a node.
     *
     * @param lines lines that it answered to
     * @param refused refused lines among them
     */
    record Answered(String node, long lines, long refused) {}

    /**
     * Record of a node.
     *
     * @param lines lines that it shipped or refused, old ones weighted less; {@code refused} are among them
     * @param permille lines out of 1,000 that it is expected to refuse, at most {@link #PERMILLE_MAX}
     * @param reason a sentence with the figures
     * @param at time of its last answer
     */
    record NodeRecord(String node, double lines, double refused, int permille, String reason, Instant at) {}

    /** Adds answers, in one statement for any number. */
    void learn(Tx tx, List<Answered> answers);

    /** Records of all nodes that ever answered, by code, as of now. */
    List<NodeRecord> all(Tx tx);
}
