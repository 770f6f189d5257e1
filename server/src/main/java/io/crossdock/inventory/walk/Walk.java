package io.crossdock.inventory.walk;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql.SqlFailure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks over all rows, one slice per transaction. The database stops a slice after {@value #SLICE_MS_MAX} ms. The size
 * of slices follows the time that they take, so that slices stay short however large the tables grow.
 */
public final class Walk<S extends Slice> {

    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);
    private static final String ACTOR = "inventory";
    private static final long SLICE_MS = 150;
    private static final long SLICE_MS_MAX = 5_000;
    private static final int ROWS_MIN = 100;
    private static final int ROWS_MAX = 200_000;
    private static final String QUERY_CANCELED = "57014";

    /** Work on the slices of a walk. */
    public interface Work<S extends Slice> {

        /** The next slice. */
        S next(Tx tx, WalkStore.Standing standing);

        /** Works on a slice. @return one sentence for each violation */
        List<String> on(Tx tx, S slice);

        /** Ends the walk. @param violations number that this walk found; {@code before}: that the walk before found */
        void through(Tx tx, int violations, int before);
    }

    /** Result of a step. */
    public enum Step {
        /** More slices follow. */
        UNDER_WAY,
        /** The walk is complete. */
        THROUGH,
        /** Another server works on this walk. */
        ELSEWHERE
    }

    private final Engine engine;
    private final String name;
    private final Work<S> work;

    public Walk(Engine engine, String name, Work<S> work) {
        this.engine = engine;
        this.name = name;
        this.work = work;
    }

    /** Works on the next slice. */
    public Step step() {
        try {
            return engine.transact(ACTOR, this::step);
        } catch (SqlFailure e) {
            if (!e.state().equals(QUERY_CANCELED)) {
                throw e;
            }
            LOG.warn("a slice of {} took longer than {} ms and is made smaller", name, SLICE_MS_MAX);
            engine.transact(ACTOR, tx -> {
                WalkStore.shrink(tx, name);
                return 0;
            });
            return Step.UNDER_WAY;
        }
    }

    private Step step(Tx tx) {
        var found = WalkStore.lock(tx, name);
        if (found.isEmpty()) {
            return Step.ELSEWHERE;
        }
        var standing = found.get();
        long start = System.nanoTime();
        WalkStore.stopStatementsAfter(tx, SLICE_MS_MAX);
        var slice = work.next(tx, standing);
        var sentences = work.on(tx, slice);
        long ms = (System.nanoTime() - start) / 1_000_000;
        WalkStore.advance(tx, name, slice, sentences, ms, sized(standing.sliceRows(), ms));
        if (slice.last()) {
            WalkStore.complete(tx, name);
            work.through(tx, standing.violations() + sentences.size(), standing.doneViolations());
        }
        return slice.last() ? Step.THROUGH : Step.UNDER_WAY;
    }

    /** The next size of a slice: half, the same or double, towards {@value #SLICE_MS} ms. */
    public static int sized(int rows, long ms) {
        int next = ms > 2 * SLICE_MS ? rows / 2 : ms < SLICE_MS / 2 ? rows * 2 : rows;
        return Math.clamp(next, ROWS_MIN, ROWS_MAX);
    }
}
