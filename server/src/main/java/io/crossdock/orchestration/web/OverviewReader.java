package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.orchestration.web.OverviewCounts.Overview;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Keeps the last {@link OverviewCounts}, so that they are made at most once a second of machine time for all callers.
 */
@Component
final class OverviewReader {

    private static final long FRESH_MILLIS = 1_000;

    private final Engine engine;
    private final OverviewCounts counts;
    private final Clock business;
    private final Clock machine;
    private @Nullable Overview latest;
    private long countedAtMillis;

    OverviewReader(Engine engine, OverviewCounts counts, Clock business, @Qualifier("machineClock") Clock machine) {
        this.engine = engine;
        this.counts = counts;
        this.business = business;
        this.machine = machine;
    }

    /** Counts that are at most a second of machine time old. */
    synchronized Overview latest() {
        long now = machine.millis();
        var known = latest;
        long age = now - countedAtMillis;
        if (known == null || age < 0 || age >= FRESH_MILLIS) {
            known = engine.read(counts::count);
            latest = known;
            countedAtMillis = now;
        }
        return known.asOf(business.instant());
    }
}
