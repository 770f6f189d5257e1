package io.crossdock.engine.run;

import io.crossdock.engine.Capability;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.process.ProcessRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves subjects, batch by batch: stores the answers of calls, hands events to their subjects, runs tasks that are due.
 * A batch that fails is halved until the failing subject stands alone; the others go on.
 */
public final class StageWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StageWorker.class);
    private static final Duration OUTAGE_PAUSE = Duration.ofMillis(200);
    private static final String ACTOR = "engine";

    /** Stands for the inbox among the queues. */
    private static final String EVENTS = "events";

    private final EngineTransactions transactions;
    private final ProcessRegistry processes;
    private final RemoteCalls calls;
    private final EngineSettings settings;
    private final Clock clock;
    private final WorkerWakeup wakeup;
    private final DueTime dueTime;
    private volatile boolean closed;

    public StageWorker(
            EngineTransactions transactions,
            ProcessRegistry processes,
            RemoteCalls calls,
            EngineSettings settings,
            Clock clock,
            WorkerWakeup wakeup,
            DueTime dueTime) {
        this.transactions = transactions;
        this.processes = processes;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
        this.wakeup = wakeup;
        this.dueTime = dueTime;
    }

    public void close() {
        closed = true;
        wakeup.call();
    }

    @Override
    public void run() {
        long seen = 0;
        boolean away = false;
        while (!closed) {
            try {
                int done = storeAnswers() + takeDue();
                if (away) {
                    LOG.info("database is back");
                    away = false;
                }
                if (done == 0) {
                    seen = rest(seen);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (!away || !EngineTransactions.outage(e)) {
                    LOG.warn("worker continues after: {}", e.getMessage(), EngineTransactions.outage(e) ? null : e);
                }
                away = EngineTransactions.outage(e);
                pause();
            }
        }
    }

    /** Sleeps until somebody calls or a task is due. */
    private long rest(long seen) throws InterruptedException {
        while (!closed) {
            long calls = wakeup.sleep(seen, dueTime.left());
            if (calls != seen || dueTime.come()) {
                return calls;
            }
        }
        return seen;
    }

    private void pause() {
        try {
            Thread.sleep(OUTAGE_PAUSE);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    // --- events

    /**
     * After a failure, the same subjects get their events without the stages that follow. Their locks are waited for:
     * another worker may have taken them at once, and would fail in the same way, and so on in turn.
     */
    private int handOutEvents() {
        var ids = new ArrayList<Long>();
        try {
            return transactions.write(ACTOR, StageAdvance.Mode.INLINE, (tx, advance) -> {
                ids.clear();
                var subjects = transactions.subjects().claimSignaled(tx, settings.batch());
                subjects.forEach(s -> ids.add(s.id));
                return handOutEvents(tx, advance, subjects);
            });
        } catch (RuntimeException e) {
            if (EngineTransactions.outage(e) || ids.isEmpty()) {
                throw e;
            }
            LOG.warn("stages that follow events failed; they become tasks: {}", e.getMessage());
            return transactions.write(
                    ACTOR,
                    StageAdvance.Mode.DEFERRED,
                    (tx, advance) ->
                            handOutEvents(tx, advance, transactions.subjects().claimSignaled(tx, ids)));
        }
    }

    private static int handOutEvents(OpenTx tx, StageAdvance advance, List<SubjectState> subjects) {
        tx.load(subjects);
        advance.lookIntoInbox(subjects);
        return subjects.size();
    }

    // --- tasks

    private int takeDue() {
        int done = 0;
        for (var queue : dueQueues()) {
            done += take(queue);
        }
        return done;
    }

    private List<String> dueQueues() {
        var queues = new ArrayList<String>();
        queues.add(SubjectState.TIMER);
        processes.capabilities().values().stream()
                .filter(c -> !calls.paused(c.name()))
                .filter(c -> !(c instanceof Capability.Remote<?, ?> remote) || calls.room(remote) > 0)
                .forEach(c -> queues.add(c.name()));
        return due(transactions.read(tx -> SubjectStore.firstTasks(tx, queues, EVENTS)));
    }

    /** Queues with a task that is due; the time of the earliest other task is noted. */
    private List<String> due(List<SubjectStore.FirstTask> first) {
        var now = clock.instant();
        var queues = new ArrayList<String>();
        Instant earliest = null;
        for (var task : first) {
            var due = task.due();
            if (due != null && !due.isAfter(now)) {
                queues.add(task.queue());
            } else if (due != null && (earliest == null || due.isBefore(earliest))) {
                earliest = due;
            }
        }
        dueTime.next(earliest);
        return queues;
    }

    private int take(String queue) {
        if (queue.equals(EVENTS)) {
            return handOutEvents();
        }
        var ids = new ArrayList<Long>();
        try {
            return transactions.write(ACTOR, StageAdvance.Mode.INLINE, (tx, advance) -> {
                ids.clear();
                var subjects = transactions.subjects().claim(tx, queue, clock.instant(), most(queue));
                subjects.forEach(s -> ids.add(s.id));
                return proceed(tx, advance, queue, subjects);
            });
        } catch (RuntimeException e) {
            return halving((List<Long> part) -> again(queue, part), (id, reason) -> failAlone(queue, id, reason))
                    .failed(ids, e);
        }
    }

    private int most(String queue) {
        return !queue.equals(SubjectState.TIMER)
                        && processes.capability(queue) instanceof Capability.Remote<?, ?> remote
                ? Math.min(calls.room(remote), settings.batch())
                : settings.batch();
    }

    private int again(String queue, List<Long> ids) {
        return transactions.write(
                ACTOR,
                StageAdvance.Mode.INLINE,
                (tx, advance) ->
                        proceed(tx, advance, queue, transactions.subjects().claim(tx, queue, ids)));
    }

    private int proceed(OpenTx tx, StageAdvance advance, String queue, List<SubjectState> subjects) {
        tx.load(subjects);
        if (queue.equals(SubjectState.TIMER)) {
            subjects.forEach(advance::limitPassed);
            return subjects.size();
        }
        switch (processes.capability(queue)) {
            case Capability.Local local -> {
                subjects.forEach(SubjectState::nothingNext);
                advance.runLocal(queue, subjects);
            }
            case Capability.Remote<?, ?> remote -> advance.callRemote(queue, subjects);
        }
        return subjects.size();
    }

    /**
     * Runs the task of a failing subject alone, with the stages after it as tasks of their own. If the task itself
     * fails, the try is counted.
     */
    private void failAlone(String queue, long id, RuntimeException reason) {
        LOG.warn("{} failed for subject {}", queue, id, reason);
        try {
            transactions.write(
                    ACTOR,
                    StageAdvance.Mode.DEFERRED,
                    (tx, advance) ->
                            proceed(tx, advance, queue, transactions.subjects().claim(tx, queue, List.of(id))));
        } catch (RuntimeException e) {
            if (EngineTransactions.outage(e) || queue.equals(SubjectState.TIMER)) {
                throw e;
            }
            transactions.write(ACTOR, StageAdvance.Mode.DEFERRED, (tx, advance) -> {
                var subjects = transactions.subjects().claim(tx, queue, List.of(id));
                tx.load(subjects);
                subjects.forEach(s -> advance.failed(s, queue, String.valueOf(e.getMessage())));
                return subjects.size();
            });
        }
    }

    // --- remote calls

    private int storeAnswers() {
        var finished = calls.take(settings.batch());
        var groups = new LinkedHashMap<Capability.Remote<?, ?>, List<RemoteCalls.Finished>>();
        finished.forEach(f ->
                groups.computeIfAbsent(f.capability(), k -> new ArrayList<>()).add(f));
        RuntimeException outage = null;
        for (var group : groups.entrySet()) {
            try {
                if (outage != null) {
                    calls.putBack(group.getValue());
                } else {
                    store(group.getKey(), group.getValue());
                    calls.ended(
                            group.getKey(),
                            group.getValue().stream()
                                    .map(f -> f.work().subject())
                                    .toList());
                }
            } catch (RuntimeException e) {
                calls.putBack(group.getValue());
                outage = e;
            }
        }
        if (outage != null) {
            throw outage;
        }
        return finished.size();
    }

    /** @throws RuntimeException only in an outage of the database */
    private <Q, A> void store(Capability.Remote<Q, A> capability, List<RemoteCalls.Finished> finished) {
        halving(
                        (List<RemoteCalls.Finished> part) -> transactions.write(
                                ACTOR, StageAdvance.Mode.INLINE, (tx, advance) -> apply(tx, advance, capability, part)),
                        (alone, reason) -> storeAlone(capability, alone, reason))
                .run(finished);
    }

    private void storeAlone(
            Capability.Remote<?, ?> capability, RemoteCalls.Finished finished, RuntimeException reason) {
        LOG.warn(
                "storing the answer of {} failed for subject {}",
                capability.name(),
                finished.work().subject(),
                reason);
        try {
            transactions.write(
                    ACTOR,
                    StageAdvance.Mode.DEFERRED,
                    (tx, advance) -> apply(tx, advance, capability, List.of(finished)));
        } catch (RuntimeException e) {
            if (EngineTransactions.outage(e)) {
                throw e;
            }
            var failure = new RemoteCalls.Finished(
                    capability,
                    finished.entry(),
                    finished.work(),
                    finished.request(),
                    null,
                    String.valueOf(e.getMessage()));
            transactions.write(
                    ACTOR,
                    StageAdvance.Mode.DEFERRED,
                    (tx, advance) -> apply(tx, advance, capability, List.of(failure)));
        }
    }

    @SuppressWarnings("unchecked")
    private <Q, A> int apply(
            OpenTx tx,
            StageAdvance advance,
            Capability.Remote<Q, A> capability,
            Collection<RemoteCalls.Finished> finished) {
        var byId = new LinkedHashMap<Long, RemoteCalls.Finished>();
        finished.forEach(f -> byId.put(f.work().subject(), f));
        var subjects = transactions.subjects().claimOwned(tx, calls.node(), byId.keySet()).stream()
                .filter(s -> s.entry == Objects.requireNonNull(byId.get(s.id)).entry())
                .toList();
        tx.load(subjects);
        var answered = new ArrayList<SubjectState>();
        var answers = new ArrayList<Capability.Answered<Q, A>>();
        for (var subject : subjects) {
            var result = Objects.requireNonNull(byId.get(subject.id));
            if (result.failure() != null) {
                advance.failed(subject, capability.name(), result.failure());
            } else {
                answered.add(subject);
                answers.add(new Capability.Answered<>(
                        result.work(), (Q) result.request(), (A) Objects.requireNonNull(result.answer())));
            }
        }
        if (!answered.isEmpty()) {
            advance.apply(capability.name(), answered, capability.store(tx, answers));
        }
        advance.lookIntoInbox(subjects);
        return subjects.size();
    }

    // --- a batch that failed

    /** An outage is thrown on, and so is the failure of a batch that was not even claimed. */
    private static <T> SetHalver<T> halving(SetHalver.Attempt<T> attempt, BiConsumer<T, RuntimeException> alone) {
        return new SetHalver<>(attempt, EngineTransactions::outage, (set, reason) -> {
            if (set.isEmpty() || EngineTransactions.outage(reason)) {
                throw reason;
            }
            alone.accept(set.getFirst(), reason);
        });
    }
}
