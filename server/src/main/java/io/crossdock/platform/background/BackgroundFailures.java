package io.crossdock.platform.background;

import io.crossdock.engine.Engine;
import io.crossdock.engine.run.EngineTransactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps which background work of this node fails, and since when. Work that goes on failing gets a case; so nothing
 * stops with a line in the log only.
 */
@Component
public final class BackgroundFailures {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundFailures.class);
    private static final String ACTOR = "timers";

    /** Failures in a row at which a case is raised; and again at twice as many, should another node have closed it. */
    private static final int TIMES_MAX = 3;

    /** Characters of a reason that are kept. */
    private static final int REASON_CHARACTERS_MAX = 500;

    /** Violations that a case names. */
    private static final int TOLD_MAX = 3;

    private final Engine engine;
    private final Clock clock;
    private final Map<String, FailingWork> failing = new TreeMap<>();

    /** Whether a case may be open: of this node, or left by its last run. */
    private boolean told = true;

    /** The same of books that disagree. */
    private volatile boolean disagreed = true;

    public BackgroundFailures(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Some work has failed, and is tried again. */
    public void failed(String work, Throwable reason) {
        boolean outage = EngineTransactions.outage(reason);
        LOG.warn("{} failed and is tried again: {}", work, reason.toString(), outage ? null : reason);
        var now = note(work, reason);
        if (isTold(now.times()) && !outage) {
            tell(now);
        }
    }

    /** Whether a case is raised at so many failures in a row: 3, 6, 12 and so on. */
    static boolean isTold(int times) {
        return times % TIMES_MAX == 0 && Integer.bitCount(times / TIMES_MAX) == 1;
    }

    /** Some work has succeeded. */
    public void worked(String work) {
        if (recovered(work)) {
            try {
                engine.transact(ACTOR, tx -> {
                    tx.settle(BackgroundCaseKinds.WORK_FAILING.settled(0, "all background work succeeds"));
                    return 0;
                });
            } catch (RuntimeException e) {
                LOG.warn("the case of background work stays open: {}", e.toString());
            }
        }
    }

    /** A check of the books has ended. A case says that they disagree, also where nobody reads the result. */
    public void checked(List<String> violations) {
        if (violations.isEmpty() && !disagreed) {
            return;
        }
        engine.transact(ACTOR, tx -> {
            if (violations.isEmpty()) {
                tx.settle(BackgroundCaseKinds.INVARIANT_BROKEN.settled(0, "a later check found nothing"));
            } else {
                tx.raise(BackgroundCaseKinds.INVARIANT_BROKEN.problem(
                        0,
                        violations.size() + " violations, see GET /v1/invariants; the first: "
                                + String.join("; ", violations.subList(0, Math.min(TOLD_MAX, violations.size())))));
            }
            return 0;
        });
        disagreed = !violations.isEmpty();
    }

    /** What fails, by name. */
    public synchronized List<FailingWork> failing() {
        return List.copyOf(failing.values());
    }

    private synchronized FailingWork note(String work, Throwable reason) {
        var text = reason.toString();
        var kept = text.substring(0, Math.min(text.length(), REASON_CHARACTERS_MAX));
        return failing.merge(
                work,
                new FailingWork(work, clock.instant(), 1, kept),
                (then, now) -> new FailingWork(work, then.since(), then.times() + 1, now.reason()));
    }

    /** @return whether the last work that failed succeeds now */
    private synchronized boolean recovered(String work) {
        failing.remove(work);
        boolean settles = told && failing.isEmpty();
        told &= !settles;
        return settles;
    }

    private void tell(FailingWork now) {
        synchronized (this) {
            told = true;
        }
        try {
            engine.transact(ACTOR, tx -> {
                tx.raise(BackgroundCaseKinds.WORK_FAILING.problem(
                        0, now.work() + " fails since " + now.since() + ": " + now.reason()));
                return 0;
            });
        } catch (RuntimeException e) {
            LOG.warn("a case for {} can't be raised: {}", now.work(), e.toString());
        }
    }
}
