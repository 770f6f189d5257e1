package io.crossdock.sourcing;

import java.util.List;

/**
 * Stored decisions of one order, oldest first. Every method computes them again: call it after the transaction that
 * read them.
 */
public interface DecisionHistory {

    /** Most decisions of one answer that explains them; each costs up to about a hundred decisions. */
    int EXPLAINED_MAX = 20;

    /** With the runners-up, the nodes that were left out, and what would have changed the plan. */
    List<DecisionRecord> records();

    /** The decisions as text for people; empty for an order without decisions. */
    String text();

    /** Each compared with what its inputs lead to now. */
    List<RecomputedDecision> recomputed();
}
