package io.crossdock.inventory.walk;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql.SqlFailure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One walk along all rows, a slice per transaction. A slice is stopped by the database after {@value #SLICE_MS_MAX} ms;
 * its size follows how long slices take, so that a slice is short whatever the tables have grown to.
 */
public final class Walk<S extends Slice> {

    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);
    private static final String ACTOR = "inventory";
    private static final long SLICE_MS = 150;
    private static final long SLICE_MS_MAX = 5_000;
    private static final int ROWS_MIN = 100;
    private static final int ROWS_MAX = 200_000;
    private static final String QUERY_CANCELED = "57014";

    /** What is done with slices. */
    public interface Work<S extends Slice> {

        /** The slice that the walk goes on with. */
        S next(Tx tx, WalkStore.Standing standing);

        /** Looks at a slice. @return violations, a sentence each */
        List<String> on(Tx tx, S slice);

        /** The walk is through. @param violations that it found */
        void through(Tx tx, int violations, int before);
    }

    /** How a step ended. */
    public enum Step {
        /** There is more to walk. */
        UNDER_WAY,
        /** All rows are done. */
        THROUGH,
        /** Another server walks. */
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

    /** Does the next slice. */
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
        tx.sql("select set_config('statement_timeout', ?, true)")
                .value(Long.toString(SLICE_MS_MAX))
                .rows(rs -> rs.getString(1));
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

    /** Half or double of it, towards {@value #SLICE_MS} ms. */
    public static int sized(int rows, long ms) {
        int next = ms > 2 * SLICE_MS ? rows / 2 : ms < SLICE_MS / 2 ? rows * 2 : rows;
        return Math.clamp(next, ROWS_MIN, ROWS_MAX);
    }
}
