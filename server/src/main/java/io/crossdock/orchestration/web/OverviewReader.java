package io.crossdock.orchestration.web;

import io.crossdock.cases.CaseCounts;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Engine;
import io.crossdock.engine.TransactionLimitStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EventDelivery;
import io.crossdock.orchestration.web.PersonHolds.HoldCounts;
import io.crossdock.orders.OrderCounts;
import io.crossdock.orders.Orders;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.payments.Payments;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.background.BackgroundFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Reads live counts, at most once a second of machine time for all callers. Orders and other subjects that have ended
 * cost nothing. The sums of money read every order's, so they are added up in the background and kept for a minute;
 * where that takes too long, the old ones stay, with their time.
 */
@Component
final class OverviewReader {

    private static final long FRESH_MILLIS = 1_000;

    /** How long the sums of money are kept, in machine time. */
    private static final long MONEY_MILLIS = 60_000;

    /** Longest wait for the first sums after the start of the server, and longest time of adding up. */
    private static final long FIRST_MILLIS_MAX = 1_000;

    private static final Duration ADDING_MAX = Duration.ofSeconds(60);
    private static final String ADDING = "adding up the money of all orders";
    private static final Logger LOG = LoggerFactory.getLogger(OverviewReader.class);

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
    private final BackgroundFailures failures;
    private volatile MoneyTotals money = new MoneyTotals(List.of(), null);
    private long addedAtMillis = Long.MIN_VALUE;
    private @Nullable CompletableFuture<Void> adding;

    /** Sums of money, and the business time of their reading; null before the first. */
    private record MoneyTotals(
            List<CurrencyTotal> totals, @Nullable Instant at) {}

    OverviewReader(
            Engine engine,
            CrossdockSettings settings,
            Clock business,
            @Qualifier("machineClock") Clock machine,
            Orders orders,
            PersonHolds holds,
            Cases cases,
            Payments payments,
            BackgroundFailures failures) {
        this.engine = engine;
        this.speed = settings.clock().speed();
        this.business = business;
        this.machine = machine;
        this.orders = orders;
        this.holds = holds;
        this.cases = cases;
        this.payments = payments;
        this.failures = failures;
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

    /** The sums as they are known. Waits a little only for the first ones. */
    private MoneyTotals money() {
        long now = machine.millis();
        boolean old = addedAtMillis == Long.MIN_VALUE || now < addedAtMillis || now - addedAtMillis >= MONEY_MILLIS;
        if (old && (adding == null || adding.isDone())) {
            addedAtMillis = now;
            adding = CompletableFuture.runAsync(
                    this::addUp, task -> Thread.ofVirtual().name("money-sums").start(task));
        }
        var first = adding;
        if (money.at == null && first != null) {
            try {
                first.get(FIRST_MILLIS_MAX, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                LOG.debug("the sums of money are not known yet", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return money;
    }

    private void addUp() {
        try {
            money = engine.read(tx -> {
                TransactionLimitStore.statements(tx, ADDING_MAX);
                return new MoneyTotals(payments.totals(tx), tx.at());
            });
            failures.worked(ADDING);
        } catch (RuntimeException e) {
            failures.failed(ADDING, e);
        }
    }

    private Overview count(Tx tx) {
        var stages = EngineQueries.stages(tx);
        var sums = money();
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
