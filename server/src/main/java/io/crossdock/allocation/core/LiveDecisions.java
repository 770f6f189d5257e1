package io.crossdock.allocation.core;

import io.crossdock.engine.TransactionLimitStore;
import io.crossdock.engine.Tx;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decides order by order within a transaction, and says now and then that it still works: the database ends a
 * transaction in which nothing is sent for some seconds, and a set of large orders can take longer than that.
 */
record LiveDecisions(Tx tx) {

    /** Longest computation after which a sign of life is due; the session's limit is many times as long. */
    private static final Duration SILENCE_MAX = Duration.ofMillis(250);

    List<Decision> each(List<Demand> demands, Function<Demand, Decision> decider) {
        var decisions = new ArrayList<Decision>(demands.size());
        long sign = System.nanoTime();
        for (var demand : demands) {
            decisions.add(decider.apply(demand));
            if (System.nanoTime() - sign > SILENCE_MAX.toNanos()) {
                TransactionLimitStore.signOfLife(tx);
                sign = System.nanoTime();
            }
        }
        return decisions;
    }
}
