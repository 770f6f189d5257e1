package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.TransactionLimitStore;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.payments.Payments;
import io.crossdock.platform.background.BackgroundFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * The sums of money over all orders. They read every order's, so they are added up in the background and kept for a
 * minute; where that takes too long, the old ones stay, with their time.
 */
@Component
final class KeptMoneyTotals {

    /** How long the sums are kept, in machine time. */
    private static final long KEPT_MILLIS = 60_000;

    /** Longest wait for the first sums after the start of the server, and longest time of adding up. */
    private static final long FIRST_MILLIS_MAX = 1_000;

    private static final Duration ADDING_MAX = Duration.ofSeconds(60);
    private static final String ADDING = "adding up the money of all orders";
    private static final Logger LOG = LoggerFactory.getLogger(KeptMoneyTotals.class);

    private final Engine engine;
    private final Payments payments;
    private final Clock machine;
    private final BackgroundFailures failures;
    private volatile MoneyTotals money = new MoneyTotals(List.of(), null);
    private long addedAtMillis = Long.MIN_VALUE;
    private @Nullable CompletableFuture<Void> adding;

    KeptMoneyTotals(
            Engine engine, Payments payments, @Qualifier("machineClock") Clock machine, BackgroundFailures failures) {
        this.engine = engine;
        this.payments = payments;
        this.machine = machine;
        this.failures = failures;
    }

    /** Sums of money, and the business time of their reading; null before the first. */
    record MoneyTotals(List<CurrencyTotal> totals, @Nullable Instant at) {}

    /** The sums as they are known. Waits a little only for the first ones. */
    synchronized MoneyTotals latest() {
        long now = machine.millis();
        boolean old = addedAtMillis == Long.MIN_VALUE || now < addedAtMillis || now - addedAtMillis >= KEPT_MILLIS;
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
}
