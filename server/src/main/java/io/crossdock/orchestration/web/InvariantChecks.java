package io.crossdock.orchestration.web;

import io.crossdock.cases.Cases;
import io.crossdock.engine.Engine;
import io.crossdock.engine.TransactionLimitStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import io.crossdock.platform.TemporaryFailure;
import io.crossdock.platform.background.BackgroundFailures;
import io.crossdock.promises.NodeWork;
import io.crossdock.returns.Returns;
import io.crossdock.shared.SubjectText;
import io.crossdock.storedvalue.ValueLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Runs every check of the modules over the whole database, one check of this node at a time, and keeps the last result.
 * Reading the kept result costs nothing; it begins a new check in the background when it is old.
 */
@Component
final class InvariantChecks implements DisposableBean {

    /** Age from which a reader begins the next check, in machine time. */
    private static final long KEPT_MILLIS = TimeUnit.MINUTES.toMillis(5);

    /** Longest wait for the first result after the start of the server. */
    private static final long FIRST_SECONDS_MAX = 5;

    /** Longest wait for a check on request. */
    private static final long FRESH_SECONDS_MAX = 120;

    /** Longest time of one statement. */
    private static final Duration STATEMENT_MAX = Duration.ofSeconds(60);

    private static final String CHECKING = "checking the invariants";

    private final Engine engine;
    private final BackgroundFailures failures;
    private final Clock business;
    private final Clock machine;
    private final List<Function<Tx, List<String>>> checks;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("invariant-checks").daemon().factory());
    private @Nullable CheckResult kept;
    private long keptAtMillis;
    private @Nullable CompletableFuture<CheckResult> running;
    private @Nullable CompletableFuture<CheckResult> next;

    /** @param checkedAt business time at which the check ended */
    record CheckResult(List<String> violations, Instant checkedAt) {}

    InvariantChecks(
            Engine engine,
            Clock business,
            @Qualifier("machineClock") Clock machine,
            BookChecks books,
            ValueLedger values,
            DeliveryGroupCheck groups,
            BackgroundFailures failures) {
        this.failures = failures;
        this.engine = engine;
        this.business = business;
        this.machine = machine;
        this.checks = new ArrayList<>(books.all());
        this.checks.add(values::verify);
        this.checks.add(groups::verify);
    }

    /** The checks of the modules and of the engine. */
    @Component
    static final class BookChecks {

        /** Obligations that are looked at, the oldest orders first. */
        private static final int OWED_MAX = 500;

        private final List<Function<Tx, List<String>>> all;

        BookChecks(
                Orders orders,
                Inventory inventory,
                Payments payments,
                Fulfillments fulfillments,
                Returns returns,
                Cases cases,
                NodeWork work) {
            this.all = List.of(
                    orders::verify,
                    inventory::verify,
                    payments::verify,
                    fulfillments::verify,
                    returns::verify,
                    work::verify,
                    tx -> owedAndForgotten(tx, payments, cases),
                    BookChecks::gaps,
                    BookChecks::withoutNextStep);
        }

        List<Function<Tx, List<String>>> all() {
            return all;
        }

        /**
         * What a channel owes has a case of its subject, or by an older release of its order, and a process that waits
         * for it, unless that is an old one.
         */
        private static List<String> owedAndForgotten(Tx tx, Payments payments, Cases cases) {
            var open = payments.obligations(tx, OWED_MAX);
            var told = cases.withOpen(
                    tx,
                    "refund-owed-by-channel",
                    open.stream()
                            .flatMap(owed -> Stream.of(owed.subject(), owed.order()))
                            .distinct()
                            .toList());
            return open.stream()
                    .filter(owed -> !told.contains(owed.subject()) && !told.contains(owed.order()))
                    .map(owed -> "O" + owed.order() + ": its channel owes " + owed.openMinor()
                            + ", and no open case says so")
                    .toList();
        }

        private static List<String> gaps(Tx tx) {
            return EngineQueries.subjectsWithGaps(tx).stream()
                    .map(subject -> "the log of subject " + subject + " has a gap")
                    .toList();
        }

        private static List<String> withoutNextStep(Tx tx) {
            return EngineQueries.withoutNextStep(tx).stream()
                    .map(s -> SubjectText.of(s) + " is at " + s.stage()
                            + " and is neither moving, waiting with a deadline, nor held")
                    .toList();
        }
    }

    /**
     * The last result, at once. Only after the start of the server it waits a little for the first one.
     *
     * @throws TemporaryFailure if there is none yet
     */
    CheckResult kept() {
        CompletableFuture<CheckResult> first;
        synchronized (this) {
            var last = kept;
            long age = machine.millis() - keptAtMillis;
            if (last == null || age < 0 || age >= KEPT_MILLIS) {
                first = running == null ? begin() : running;
            } else {
                return last;
            }
            if (last != null) {
                return last;
            }
        }
        return await(first, FIRST_SECONDS_MAX);
    }

    /** The result of a check that begins now. @throws TemporaryFailure if it takes too long or can't be made */
    CheckResult fresh() {
        return await(following(), FRESH_SECONDS_MAX);
    }

    /** A check that has not begun yet: all who ask meanwhile share it. */
    private synchronized CompletableFuture<CheckResult> following() {
        var now = running;
        if (now == null) {
            return begin();
        }
        var waiting = next;
        if (waiting == null) {
            waiting = now.handle((_, _) -> 0).thenCompose(_ -> begin());
            next = waiting;
        }
        return waiting;
    }

    private synchronized CompletableFuture<CheckResult> begin() {
        next = null;
        var check = CompletableFuture.supplyAsync(this::check, thread);
        running = check;
        return check;
    }

    private CheckResult check() {
        try {
            engine.proveLog();
            var violations = new ArrayList<String>();
            for (var one : checks) {
                violations.addAll(engine.read(tx -> {
                    TransactionLimitStore.statements(tx, STATEMENT_MAX);
                    return one.apply(tx);
                }));
            }
            var result = new CheckResult(List.copyOf(violations), business.instant());
            synchronized (this) {
                kept = result;
                keptAtMillis = machine.millis();
            }
            failures.checked(result.violations());
            failures.worked(CHECKING);
            return result;
        } catch (RuntimeException e) {
            failures.failed(CHECKING, e);
            throw e;
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }

    private static CheckResult await(CompletableFuture<CheckResult> check, long seconds) {
        try {
            return check.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw notYet("The check goes on; ask again in a moment");
        } catch (ExecutionException e) {
            throw notYet("The check failed; the reason is in the server's log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notYet("The server stops");
        }
    }

    private static TemporaryFailure notYet(String detail) {
        return new TemporaryFailure("not-checked-yet", "There is no result of a check yet", detail);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
