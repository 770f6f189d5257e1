package io.crossdock.world.http;

import io.crossdock.world.Agenda;
import io.crossdock.world.Faults;
import io.crossdock.world.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Chooses the faults of calls from the seed, the system, the call's key and the number of calls with that key. Timing
 * has no influence, except on outages, which depend on business time.
 */
public final class FaultDice {

    private static final int KEYS_MAX = 2_000_000;
    private static final long DAY_S = 86_400;

    private final Faults faults;
    private final Seed seed;
    private final Agenda agenda;
    private final ConcurrentHashMap<String, Integer> attempts = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();

    public FaultDice(Faults faults, Seed seed, Agenda agenda) {
        this.faults = faults;
        this.seed = seed;
        this.agenda = agenda;
    }

    /** Returns the fault of the next call of a system with this key. */
    public CallFault roll(String system, String key) {
        if (faults.inARow() == 0) {
            return CallFault.NONE;
        }
        if (attempts.size() > KEYS_MAX) {
            attempts.clear();
        }
        String name = system + ' ' + key;
        int attempt = attempts.merge(name, 1, Integer::sum);
        CallFault fault = down(system, agenda.now())
                ? CallFault.ERROR
                : attempt % (faults.inARow() + 1) == 0 ? CallFault.NONE : pick(name, attempt);
        if (fault != CallFault.NONE) {
            hits.increment();
        }
        return fault;
    }

    private CallFault pick(String name, int attempt) {
        double figure = seed.chance("fault", name + '#' + attempt);
        double[] rates = {faults.slow(), faults.errors(), faults.resets(), faults.lostAnswers(), faults.hangs()};
        CallFault[] kinds = {CallFault.SLOW, CallFault.ERROR, CallFault.RESET, CallFault.LOST_ANSWER, CallFault.HANG};
        for (int i = 0; i < rates.length; i++) {
            figure -= rates[i];
            if (figure < 0) {
                return kinds[i];
            }
        }
        return CallFault.NONE;
    }

    /** Whether a system is down at this business time. It has at most one outage per day. */
    public boolean down(String system, Instant at) {
        long day = Math.floorDiv(at.getEpochSecond(), DAY_S);
        String key = system + ' ' + day;
        if (!seed.happens(faults.outages(), "outage", key)) {
            return false;
        }
        long begin = day * DAY_S + seed.between(0, DAY_S - faults.outage().toSeconds(), "outage-begin", key);
        return at.getEpochSecond() >= begin
                && at.getEpochSecond() < begin + faults.outage().toSeconds();
    }

    /** Machine time that a slow response to this key takes. */
    public Duration slowness(String key) {
        return Duration.ofMillis(seed.between(1, Math.max(1, faults.slowest().toMillis()), "slowness", key));
    }

    public Faults faults() {
        return faults;
    }

    public Seed seed() {
        return seed;
    }

    /** Number of calls that met a fault so far. */
    public long hits() {
        return hits.sum();
    }
}
