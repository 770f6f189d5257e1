package io.crossdock.sourcing;

import java.time.Instant;
import java.util.List;

/**
 * A stored decision, made once more from its inputs.
 *
 * @param attempt 1 for the order's first
 * @param method by which it was decided, and is made again, where the order was too large for the exact method: as in
 *     {@link DecisionInputs}
 * @param differences what came out otherwise, the stored value and the new one; empty where the plan is the same, bit
 *     for bit
 */
public record RecomputedDecision(int attempt, Instant at, int method, List<String> differences) {}
