package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.carthold.CartHoldSettings;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.orchestration.wiring.BusinessSweeps.Sweep;
import io.crossdock.platform.BackgroundThread;
import io.crossdock.platform.background.BackgroundFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Runs {@link BusinessSweeps}: what is due in business time and belongs to no process. It works in batches on every
 * node; rows that another node has locked are skipped. A late sweep loses no units: an expired hold can't be used, and
 * its units only become available later.
 */
@Component
final class BusinessTimers extends BackgroundThread {

    private static final String ACTOR = "timers";

    private final Engine engine;
    private final UnknownSkuHolds unknown;
    private final List<Sweep> sweeps;

    /** When each sweep looks again, in business time. */
    private final Instant[] next;

    /** Sweeps of the transaction under way. */
    private final List<Sweep> looked = new ArrayList<>();

    private final BackgroundFailures failures;

    private final Duration pause;

    BusinessTimers(
            Engine engine,
            BusinessSweeps due,
            UnknownSkuHolds unknown,
            BackgroundFailures failures,
            CartHoldSettings settings) {
        super("hold-sweep", Duration.ofMillis(settings.sweepMillis()));
        this.engine = engine;
        this.unknown = unknown;
        this.failures = failures;
        this.sweeps = due.sweeps();
        this.next = new Instant[sweeps.size()];
        Arrays.fill(next, Instant.EPOCH);
        this.pause = Duration.ofMillis(settings.sweepMillis());
    }

    @Override
    protected Duration step() {
        int from = 0;
        while (from < sweeps.size() && isRunning()) {
            from = sweepFrom(from);
        }
        attempt(BusinessSweeps.UNKNOWN_SKUS, unknown::goOn);
        return pause;
    }

    private boolean attempt(String work, Runnable due) {
        try {
            due.run();
            return true;
        } catch (RuntimeException e) {
            failures.failed(work, e);
            return false;
        }
    }

    /** Does one transaction of due work. One kind that fails stops no other. @return the sweep to go on with */
    private int sweepFrom(int from) {
        looked.clear();
        try {
            int then = engine.transact(ACTOR, tx -> sweep(tx, from));
            looked.forEach(sweep -> failures.worked(sweep.name()));
            return then;
        } catch (RuntimeException e) {
            if (looked.isEmpty()) {
                failures.failed("looking for due work", e);
                return sweeps.size();
            }
            failed(looked.getLast(), e);
            return sweeps.indexOf(looked.getLast()) + 1;
        }
    }

    private void failed(Sweep sweep, RuntimeException reason) {
        boolean goesOn = attempt(sweep.name(), () -> {
            if (sweep.items() == null) {
                throw reason;
            }
            sweep.items().failed(reason);
        });
        if (goesOn) {
            failures.worked(sweep.name());
        }
    }

    /**
     * Looks for due work up to the first kind of which there is some: a transaction locks for one kind only, and an
     * idle server needs one. @return the sweep to go on with
     */
    private int sweep(Tx tx, int from) {
        looked.clear();
        for (int i = from; i < sweeps.size(); i++) {
            var sweep = sweeps.get(i);
            if (tx.at().isBefore(next[i])) {
                continue;
            }
            looked.add(sweep);
            int found = sweep.due().run(tx);
            if (found > 0) {
                return found >= sweep.most() ? i : i + 1;
            }
            next[i] = tx.at().plus(sweep.every());
        }
        return sweeps.size();
    }
}
