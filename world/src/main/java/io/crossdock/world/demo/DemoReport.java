package io.crossdock.world.demo;

import java.util.List;
import java.util.Map;

/**
 * Result of a run. Money is in minor units of US dollars, the currency of the demo retailer.
 *
 * @param orders orders that Crossdock acknowledged
 * @param byEndState number of orders per end state
 * @param duplicatesRefused repeated orders that did not become a second order
 * @param lost acknowledged orders that Crossdock doesn't have
 * @param oversold units that nodes shipped but never had
 * @param stuck subjects (orders, fulfillments, returns, messages) that had not ended at the time limit
 * @param doubleCharges double charges in the payment provider's own ledger
 * @param cases open cases
 * @param violations one sentence per violation, found by Crossdock or by the world
 */
public record DemoReport(
        long orders,
        Map<String, Long> byEndState,
        long duplicatesRefused,
        long lost,
        long oversold,
        long stuck,
        long doubleCharges,
        long captured,
        long invoiced,
        long refunded,
        long cases,
        double seconds,
        List<String> violations,
        long seed,
        String faults,
        int kills,
        Map<String, Long> counts) {

    /** Orders for today that nobody near could serve, and that Crossdock therefore did not take. */
    public long refused() {
        return counts.getOrDefault("sameDayRefused", 0L);
    }

    /** Whether every invariant holds. */
    public boolean good() {
        return violations.isEmpty() && lost == 0 && oversold == 0 && stuck == 0 && doubleCharges == 0;
    }
}
