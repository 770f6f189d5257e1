package io.crossdock.access.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Counts wrong keys by the address that they come from. A right key is taken all the same: machines behind one proxy
 * share an address.
 */
@Component
final class WrongKeys {

    /** Wrong keys of an address in {@link #PERIOD_MILLIS} that get an answer of their own. */
    static final int WRONG_MAX = 20;

    static final long PERIOD_MILLIS = 60_000;

    /** Addresses that are counted; the one that was silent for longest makes way. */
    private static final int ADDRESSES_MAX = 10_000;

    private final Clock machine;
    private final Map<String, WrongTally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WrongTally> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    WrongKeys(@Qualifier("machineClock") Clock machine) {
        this.machine = machine;
    }

    /** @param sinceMillis machine time of the first */
    private record WrongTally(long sinceMillis, int count) {}

    /** Counts one. @return whether there are too many */
    synchronized boolean count(String address) {
        long now = machine.millis();
        var tally = tallies.get(address);
        if (tally == null || now - tally.sinceMillis() >= PERIOD_MILLIS) {
            tally = new WrongTally(now, 0);
        }
        var next = new WrongTally(tally.sinceMillis(), Math.min(tally.count() + 1, WRONG_MAX + 1));
        tallies.put(address, next);
        return next.count() > WRONG_MAX;
    }
}
