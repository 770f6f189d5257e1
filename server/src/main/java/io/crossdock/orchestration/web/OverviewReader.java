package io.crossdock.orchestration.web;

import io.crossdock.cases.CaseCounts;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.orchestration.web.PersonHolds.HoldCounts;
import io.crossdock.orders.OrderCounts;
import io.crossdock.orders.Orders;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.payments.Payments;
import io.crossdock.platform.CrossdockSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Reads live counts. Counting reads every subject, so it runs at most once a second of machine time for all callers.
 */
@Component
final class OverviewReader {

    private static final long FRESH_MILLIS = 1_000;

    private final Engine engine;
    private final double speed;
    private final Clock business;
    private final Clock machine;
    private final Orders orders;
    private final PersonHolds holds;
    private final Cases cases;
    private final Payments payments;
    private @Nullable Overview latest;
    private long countedAtMillis;

    OverviewReader(
            Engine engine,
            CrossdockSettings settings,
            Clock business,
            @Qualifier("machineClock") Clock machine,
            Orders orders,
            PersonHolds holds,
            Cases cases,
            Payments payments) {
        this.engine = engine;
        this.speed = settings.clock().speed();
        this.business = business;
        this.machine = machine;
        this.orders = orders;
        this.holds = holds;
        this.cases = cases;
        this.payments = payments;
    }

    /**
     * Live counts.
     *
     * @param at business time of the answer; the counts are at most a second of machine time older
     * @param speed business seconds per machine second; 1 in real time
     */
    record Overview(
            Instant at,
            double speed,
            OrderCounts orders,
            List<EngineQueries.StageCount> byStage,
            EngineQueries.Load tasks,
            Map<String, Integer> calls,
            HoldCounts holds,
            CaseCounts cases,
            List<CurrencyTotal> money,
            List<EngineQueries.Lag> subscribers) {

        Overview asOf(Instant now) {
            return new Overview(now, speed, orders, byStage, tasks, calls, holds, cases, money, subscribers);
        }
    }

    /** Counts that are at most a second of machine time old. */
    synchronized Overview latest() {
        long now = machine.millis();
        var known = latest;
        long age = now - countedAtMillis;
        if (known == null || age < 0 || age >= FRESH_MILLIS) {
            known = engine.read(this::count);
            latest = known;
            countedAtMillis = now;
        }
        return known.asOf(business.instant());
    }

    private Overview count(Tx tx) {
        var stages = EngineQueries.stages(tx);
        return new Overview(
                tx.at(),
                speed,
                orders.counts(tx),
                stages,
                EngineQueries.load(tx),
                engine.callsUnderWay(),
                holds.counts(tx, stages),
                cases.counts(tx),
                payments.totals(tx),
                EngineQueries.lags(tx));
    }
}
