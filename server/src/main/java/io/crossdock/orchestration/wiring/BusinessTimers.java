package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.carthold.CartHoldSettings;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.orchestration.wiring.BusinessSweeps.Sweep;
import io.crossdock.platform.BackgroundThread;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs {@link BusinessSweeps}: what is due in business time and belongs to no process. It works in batches on every
 * node; rows that another node has locked are skipped. A late sweep loses no units: an expired hold can't be used, and
 * its units only become available later.
 */
@Component
final class BusinessTimers extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessTimers.class);

    private static final String ACTOR = "timers";

    private final Engine engine;
    private final UnknownSkuHolds unknown;
    private final List<Sweep> sweeps;

    /** When each sweep looks again, in business time. */
    private final Instant[] next;

    private final Duration pause;

    BusinessTimers(Engine engine, BusinessSweeps due, UnknownSkuHolds unknown, CartHoldSettings settings) {
        super("hold-sweep", Duration.ofMillis(settings.sweepMillis()));
        this.engine = engine;
        this.unknown = unknown;
        this.sweeps = due.sweeps();
        this.next = new Instant[sweeps.size()];
        Arrays.fill(next, Instant.EPOCH);
        this.pause = Duration.ofMillis(settings.sweepMillis());
    }

    @Override
    protected Duration step() {
        try {
            int next = 0;
            while (next < sweeps.size() && isRunning()) {
                int from = next;
                next = engine.transact(ACTOR, tx -> sweep(tx, from));
            }
            unknown.goOn();
        } catch (RuntimeException e) {
            LOG.warn("sweep of due work failed, will try again: {}", e.getMessage());
        }
        return pause;
    }

    /**
     * Looks for due work up to the first kind of which there is some: a transaction locks for one kind only, and an
     * idle server needs one. @return the sweep to go on with
     */
    private int sweep(Tx tx, int from) {
        for (int i = from; i < sweeps.size(); i++) {
            var sweep = sweeps.get(i);
            if (tx.at().isBefore(next[i])) {
                continue;
            }
            int found = sweep.due().run(tx);
            if (found > 0) {
                return found >= sweep.most() ? i : i + 1;
            }
            next[i] = tx.at().plus(sweep.every());
        }
        return sweeps.size();
    }
}
