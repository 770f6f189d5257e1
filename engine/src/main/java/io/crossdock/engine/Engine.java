package io.crossdock.engine;

import io.crossdock.engine.document.Document;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.engine.log.EventReplay;
import io.crossdock.engine.log.LogFollowing;
import io.crossdock.engine.log.LogProof;
import io.crossdock.engine.log.LogSequencer;
import io.crossdock.engine.log.SubscriberReader;
import io.crossdock.engine.log.SubscriberStore;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessRegistry;
import io.crossdock.engine.process.PublishedFacts;
import io.crossdock.engine.run.DueTime;
import io.crossdock.engine.run.EndedCountStore;
import io.crossdock.engine.run.EngineNode;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.LeaseStore;
import io.crossdock.engine.run.NodeLease;
import io.crossdock.engine.run.OpenTx;
import io.crossdock.engine.run.RemoteCalls;
import io.crossdock.engine.run.StageAdvance;
import io.crossdock.engine.run.StageWorker;
import io.crossdock.engine.run.SubjectState;
import io.crossdock.engine.run.WorkerWakeup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of one node: moves subjects through their processes, in sets. Any number of nodes share one database.
 *
 * <p>Create it, publish the processes, then call {@link #start()}. {@link #transact} also works before the start.
 */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** Beats of the lease after which documents are read again in any case. */
    private static final int BEATS_REFRESH = 15;

    /** Polls from one look for due tasks to the next, while none is due. */
    private static final int POLLS_DUE = 4;

    /** Beats of the lease from one housekeeping to the next. */
    private static final int BEATS_TIDY = 5;

    /**
     * Work that only keeps the database tidy, so that no transaction has to do it on its way. Every node does it every
     * few seconds in one transaction, and each alone when that fails; it skips rows that another node has locked.
     */
    @FunctionalInterface
    public interface Chore {

        void run(Tx tx);
    }

    private final EngineSettings settings;
    private final WorkerWakeup wakeup = new WorkerWakeup();
    private final LogSequencer sequencer;
    private final ProcessRegistry processes;
    private final EngineTransactions transactions;
    private final RemoteCalls calls;
    private final NodeLease lease;
    private final Clock clock;
    private final DataSource database;
    private final Ids ids;
    private final List<VersionedDocuments<?>> kept = new CopyOnWriteArrayList<>();
    private final List<Chore> chores = new CopyOnWriteArrayList<>(List.of(EndedCountStore::fold));
    private volatile boolean calling;
    private long beats;
    private LogPosition refreshed = LogPosition.START;
    private final List<Subscriber> subscribers;
    private final List<StageWorker> workers = new ArrayList<>();
    private final List<SubscriberReader> subscriptions = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("engine-housekeeping").daemon().factory());

    /**
     * Everything that a node's engine is built from.
     *
     * @param database needs workers + subscribers + followers + 5 connections, plus those of the callers of
     *     {@link #transact}; followers keep theirs, and so does the listener to other nodes
     * @param clock business time
     * @param machine machine time, for leases
     * @param ids unique over all nodes
     */
    public record Parts(
            DataSource database,
            Clock clock,
            Clock machine,
            Ids ids,
            CaseSink cases,
            Collection<Capability> capabilities,
            Collection<Subscriber> subscribers) {}

    /** An engine whose facts are not published. */
    public Engine(EngineSettings settings, Parts parts) {
        this(settings, parts, PublishedFacts.NONE);
    }

    public Engine(EngineSettings settings, Parts parts, PublishedFacts facts) {
        this.settings = settings;
        this.clock = parts.clock();
        this.database = parts.database();
        this.ids = parts.ids();
        this.processes = ProcessRegistry.of(parts.capabilities(), facts, parts.database());
        this.sequencer = new LogSequencer(parts.database(), settings.poll(), wakeup::call);
        keep(processes.documents());
        this.calls = new RemoteCalls(wakeup, parts.ids().next());
        this.transactions = new EngineTransactions(
                parts.database(),
                parts.clock(),
                parts.ids(),
                parts.cases(),
                processes,
                () -> calling ? calls : null,
                this::committed);
        this.lease = new NodeLease(transactions, parts.machine(), settings, calls);
        this.subscribers = List.copyOf(parts.subscribers());
    }

    private void committed(OpenTx tx) {
        if (tx.leavesWork()) {
            wakeup.call();
        }
        if (!tx.drafts.isEmpty()) {
            sequencer.written();
        }
    }

    /**
     * Runs work in one transaction, then the local stages of the processes that it started, and commits. After a
     * deadlock the work runs again, so it must have no effect except through the {@link Tx}. A stage that fails becomes
     * a task; the work itself is committed.
     *
     * @throws RuntimeException thrown by the work; nothing is written then
     */
    public <R> R transact(String actor, Function<Tx, R> work) {
        try {
            return transactions.write(actor, StageAdvance.Mode.INLINE, (tx, advance) -> work.apply(tx));
        } catch (StageAdvance.StageFailure e) {
            LOG.warn("{}; it becomes a task", e.getMessage(), e);
            return transactions.write(actor, StageAdvance.Mode.DEFERRED, (tx, advance) -> work.apply(tx));
        }
    }

    /** Runs a read in a transaction that may not write; each statement sees what is committed when it begins. */
    public <R> R read(Function<Tx, R> work) {
        return transactions.read(work);
    }

    /** Like {@link #read}, for what is put together from several statements: all see one moment. */
    public <R> R snapshot(Function<Tx, R> work) {
        return transactions.snapshot(work);
    }

    /**
     * Starts a follower on this node; it reads the log until the returned object is closed, whether the engine is
     * started or not. It holds one connection.
     */
    public LogFollowing follow(Follower follower) {
        return new LogFollowing(
                follower,
                database,
                connection -> new OpenTx(connection, clock.instant(), follower.name(), ids),
                sequencer);
    }

    /**
     * Numbers what has been committed to the log, so that a reader finds it.
     *
     * @return the end of the log
     */
    public LogPosition end() {
        return new LogPosition(sequencer.upToNow());
    }

    /** The end of the log as far as this node knows it without asking the database: half a second old at most. */
    public LogPosition latest() {
        return sequencer.latest();
    }

    /** All versions of all processes; new subjects start on the active one. */
    public VersionedDocuments<ProcessDefinition> processes() {
        return processes.documents();
    }

    /** Capabilities that stages may run, by name. */
    public Map<String, Capability> capabilities() {
        return processes.capabilities();
    }

    /** Adds documents to refresh: once started, this node looks every two seconds which versions are active. */
    public void keep(VersionedDocuments<?> documents) {
        kept.add(documents);
    }

    /** Adds work that keeps the database tidy. */
    public void add(Chore chore) {
        chores.add(chore);
    }

    /** Saves and activates a document; this node knows it at once. @throws InvalidDocument with all faults */
    public <D extends Document> D publish(String actor, VersionedDocuments<D> documents, String yaml, String reason) {
        var document = transact(actor, tx -> {
            var saved = documents.save(tx, yaml);
            documents.activate(tx, saved.name(), saved.version(), reason);
            return saved;
        });
        documents.refresh();
        return document;
    }

    /** Activates a version: at once on this node, within two seconds on other nodes that keep these documents. */
    public void activate(String actor, VersionedDocuments<?> documents, String name, int version, String reason) {
        transact(actor, tx -> {
            documents.activate(tx, name, version, reason);
            return 0;
        });
        documents.refresh();
    }

    /** Stops a capability on this node; its backlog waits until {@link #resume}. Other stages go on. */
    public void pause(String capability) {
        processes.capability(capability);
        calls.pause(capability);
    }

    /** Resumes a paused capability; its backlog drains in order. */
    public void resume(String capability) {
        calls.resume(capability);
    }

    /** Makes all workers look for due tasks at once, as after a step of the business clock. */
    public void wakeAll() {
        wakeup.call();
    }

    /** Makes stuck subjects try their stage again, for a reason. Returns those of them that were stuck. */
    public List<Long> tryAgain(String actor, Collection<Long> subjects, String note) {
        return transactions.write(actor, StageAdvance.Mode.DEFERRED, (tx, advance) -> {
            var stuck = transactions.subjects().claim(tx, "", subjects).stream()
                    .filter(s -> s.status == SubjectState.Status.STUCK)
                    .toList();
            tx.load(stuck);
            stuck.forEach(subject -> advance.again(subject, note));
            return stuck.stream().map(s -> s.id).toList();
        });
    }

    /**
     * Parked events of one of this release's subscribers. @throws IllegalArgumentException if there is none of the name
     */
    public EventReplay parked(String subscriber) {
        return subscribers.stream()
                .filter(s -> s.name().equals(subscriber))
                .findFirst()
                .map(s -> new EventReplay(transactions, s))
                .orElseThrow(() -> new IllegalArgumentException("there is no subscriber " + subscriber));
    }

    /** Names of the subscribers. */
    public List<String> subscribers() {
        return subscribers.stream().map(Subscriber::name).sorted().toList();
    }

    /** Calls under way or not yet stored on this node, by capability. */
    public Map<String, Integer> callsUnderWay() {
        return new HashMap<>(calls.underWay());
    }

    /** The nodes that share the database, and those that fell silent less than a day ago. */
    public List<EngineNode> nodes() {
        return transactions.read(LeaseStore::all);
    }

    /**
     * Reads what the log has more since the last time for gaps;
     * {@link io.crossdock.engine.log.EngineQueries#subjectsWithGaps} has them.
     */
    public void proveLog() {
        LogProof.proceed(work -> transact("engine", work));
    }

    /** Starts the workers, the subscribers and the lease. */
    public void start() {
        kept.forEach(VersionedDocuments::refresh);
        transact("engine", tx -> {
            SubscriberStore.register(tx, subscribers());
            return 0;
        });
        lease.renew();
        calling = true;
        sequencer.begin();
        long beat = Math.max(1, settings.lease().toMillis() / 5);
        housekeeping.scheduleWithFixedDelay(this::housekeep, beat, beat, TimeUnit.MILLISECONDS);
        var dueTime = new DueTime(clock, settings.poll().multipliedBy(POLLS_DUE));
        for (int i = 0; i < settings.workers(); i++) {
            var worker = new StageWorker(transactions, processes, calls, settings, clock, wakeup, dueTime);
            workers.add(worker);
            threads.add(Thread.ofPlatform().name("engine-worker-" + i).start(worker));
        }
        for (var subscriber : subscribers) {
            var subscription = new SubscriberReader(subscriber, transactions, sequencer);
            subscriptions.add(subscription);
            threads.add(
                    Thread.ofPlatform().name("subscriber-" + subscriber.name()).start(subscription));
        }
    }

    /** Reads which versions are active, if anybody may have activated one since: that appends to the log. */
    private void refresh() {
        var end = sequencer.latest();
        beats++;
        if (!end.equals(refreshed) || beats % BEATS_REFRESH == 0) {
            kept.forEach(VersionedDocuments::refresh);
            refreshed = end;
        }
    }

    /** What fails keeps nothing else from being done: the lease above all, which others would take over. */
    private void housekeep() {
        housekeep("renewing the lease", () -> {
            if (lease.renew() > 0) {
                wakeup.call();
            }
        });
        housekeep("reading which documents are active", this::refresh);
        if (beats % BEATS_TIDY == 1) {
            housekeep("tidying the database", this::tidy);
        }
    }

    /** The scheduler would never run again what has thrown. */
    private static void housekeep(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} failed and will be tried again: {}", what, e.toString());
        }
    }

    private void tidy() {
        try {
            tidy(chores);
        } catch (RuntimeException e) {
            if (EngineTransactions.outage(e)) {
                throw e;
            }
            chores.forEach(chore -> housekeep("a chore", () -> tidy(List.of(chore))));
        }
    }

    private void tidy(List<Chore> some) {
        transact("engine", tx -> {
            some.forEach(chore -> chore.run(tx));
            return 0;
        });
    }

    /** Finishes the batches under way, hands this node's calls to the other nodes, and stops. */
    @Override
    public void close() {
        calling = false;
        housekeeping.shutdownNow();
        workers.forEach(StageWorker::close);
        subscriptions.forEach(SubscriberReader::close);
        for (var thread : threads) {
            join(thread);
        }
        try {
            if (!threads.isEmpty()) {
                threads.clear();
                sequencer.end();
                lease.end();
            }
        } catch (RuntimeException e) {
            LOG.warn("could not end the lease; it expires by itself: {}", e.getMessage());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
