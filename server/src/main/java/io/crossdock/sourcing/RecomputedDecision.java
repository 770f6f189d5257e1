package io.crossdock.sourcing;

import java.time.Instant;
import java.util.List;

/**
 * A stored decision, computed again from its inputs.
 *
 * @param attempt 1 for the order's first
 * @param at business time of the stored decision
 * @param method search of the stored decision, used again, as in {@link DecisionInputs#method}
 * @param differences fields that differ, each with the stored value and the new one; empty where the plan is the same,
 *     bit for bit
 */
public record RecomputedDecision(int attempt, Instant at, int method, List<String> differences) {}
