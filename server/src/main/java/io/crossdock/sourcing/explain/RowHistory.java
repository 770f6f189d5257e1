package io.crossdock.sourcing.explain;

import io.crossdock.sourcing.DecisionHistory;
import io.crossdock.sourcing.DecisionRecord;
import io.crossdock.sourcing.RecomputedDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Explains rows of decisions that were read before.
 *
 * @param decided how many decisions the order has; the rows are the newest of them, oldest first
 * @param policies explanations under the policies that the rows name, by hash
 */
record RowHistory(long order, int decided, List<DecisionStore.Row> rows, Map<String, Explanation> policies)
        implements DecisionHistory {

    @Override
    public List<DecisionRecord> records() {
        var records = new ArrayList<DecisionRecord>();
        for (var row : rows) {
            var explanation = explanation(row);
            var decision = row.decision();
            var rejected = explanation.rejected(decision);
            records.add(new DecisionRecord(
                    order,
                    attempt(records.size()),
                    row.at(),
                    decision,
                    explanation.same(decision),
                    explanation.runnersUp(decision),
                    rejected,
                    explanation.counterfactuals(decision, rejected),
                    explanation.currency()));
        }
        return records;
    }

    @Override
    public String text() {
        return new DecisionText().all(records(), decided);
    }

    @Override
    public List<RecomputedDecision> recomputed() {
        var again = new ArrayList<RecomputedDecision>();
        for (var row : rows) {
            again.add(new RecomputedDecision(
                    attempt(again.size()),
                    row.at(),
                    row.inputs().method(),
                    explanation(row).differences(row.decision())));
        }
        return again;
    }

    private int attempt(int index) {
        return decided - rows.size() + index + 1;
    }

    private Explanation explanation(DecisionStore.Row row) {
        return Objects.requireNonNull(policies.get(row.policy()));
    }
}
