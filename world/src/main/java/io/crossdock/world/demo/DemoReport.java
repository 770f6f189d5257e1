package io.crossdock.world.demo;

import java.util.List;
import java.util.Map;

/**
 * How a run ended. Money is minor units of US dollars, the currency of the demo retailer.
 *
 * @param orders acknowledged by Crossdock
 * @param byEndState orders by the state in which they ended
 * @param duplicatesRefused orders sent again that did not become a second order
 * @param lost acknowledged orders that Crossdock doesn't have
 * @param oversold units that nodes shipped and never had
 * @param stuck subjects (orders, fulfillments, returns, messages) that had not ended when the time limit came
 * @param doubleCharges as the payment provider's own books say
 * @param cases that are open and wait for a person
 * @param violations one sentence each, from both sides; empty when all is well
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

    /** Whether every invariant holds. */
    public boolean good() {
        return violations.isEmpty() && lost == 0 && oversold == 0 && stuck == 0 && doubleCharges == 0;
    }
}
