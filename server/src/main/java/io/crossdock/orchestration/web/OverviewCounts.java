package io.crossdock.orchestration.web;

import io.crossdock.cases.CaseCounts;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EventDelivery;
import io.crossdock.orchestration.web.PersonHolds.HoldCounts;
import io.crossdock.orders.OrderCounts;
import io.crossdock.orders.Orders;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.platform.CrossdockSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what goes on. Orders and other subjects that have ended cost nothing; {@link KeptMoneyTotals} are kept. */
@Component
final class OverviewCounts {

    private final Engine engine;
    private final double speed;
    private final Orders orders;
    private final PersonHolds holds;
    private final Cases cases;
    private final KeptMoneyTotals money;

    OverviewCounts(
            Engine engine,
            CrossdockSettings settings,
            Orders orders,
            PersonHolds holds,
            Cases cases,
            KeptMoneyTotals money) {
        this.engine = engine;
        this.speed = settings.clock().speed();
        this.orders = orders;
        this.holds = holds;
        this.cases = cases;
        this.money = money;
    }

    /**
     * Live counts.
     *
     * @param at business time of the answer; the counts are at most a second of machine time older
     * @param speed business seconds per machine second; 1 in real time
     * @param orders numbers of orders
     * @param byStage subjects by the stage at which they stand
     * @param tasks work of the processes
     * @param calls calls to other systems under way, by capability
     * @param holds subjects that wait for a person
     * @param cases cases for people
     * @param money sums over all orders, by currency
     * @param moneyAt business time of the sums of money, which are about a minute of machine time old; null: they are
     *     being added up for the first time since the start of the server
     * @param subscribers readers of the log
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
            @Nullable Instant moneyAt,
            List<SubscriberState> subscribers) {

        Overview asOf(Instant now) {
            return new Overview(now, speed, orders, byStage, tasks, calls, holds, cases, money, moneyAt, subscribers);
        }
    }

    /**
     * A subscriber of the log.
     *
     * @param subscriber name of the subscriber
     * @param events events that it has not read
     * @param parked events that it can't digest, and those behind them
     * @param stopped whether it reads no further, because so many are parked
     */
    record SubscriberState(String subscriber, long events, long parked, boolean stopped) {

        static List<SubscriberState> of(Tx tx) {
            return EngineQueries.lags(tx).stream()
                    .map(lag -> new SubscriberState(
                            lag.subscriber(), lag.events(), lag.parked(), lag.parked() >= EventDelivery.PARKED_MAX))
                    .toList();
        }
    }

    /** Counts of now. */
    Overview count(Tx tx) {
        var stages = EngineQueries.stages(tx);
        var sums = money.latest();
        return new Overview(
                tx.at(),
                speed,
                orders.counts(tx),
                stages,
                EngineQueries.load(tx),
                engine.callsUnderWay(),
                holds.counts(tx, stages),
                cases.counts(tx),
                sums.totals(),
                sums.at(),
                SubscriberState.of(tx));
    }
}
