package io.crossdock.engine.run;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remote calls under way: each on a virtual thread, with no transaction open, within the limits of its capability. */
public final class RemoteCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteCalls.class);

    /** A finished call, with its answer or the reason of its failure. */
    record Finished(
            Capability.Remote<?, ?> capability,
            int entry,
            Work work,
            Object request,
            @Nullable Object answer,
            @Nullable String failure) {}

    private final LinkedBlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Set<Long> underWayHere = ConcurrentHashMap.newKeySet();
    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private final WorkerWakeup wakeup;
    private final long node;

    /** @param node owner of the calls, as the other nodes know it */
    public RemoteCalls(WorkerWakeup wakeup, long node) {
        this.wakeup = wakeup;
        this.node = node;
    }

    /** How many more calls this capability takes now; 0 while it is paused. */
    int room(Capability.Remote<?, ?> capability) {
        return paused.contains(capability.name())
                ? 0
                : Math.max(
                        0, capability.concurrency() - count(capability.name()).get());
    }

    public void pause(String capability) {
        paused.add(capability);
    }

    public void resume(String capability) {
        paused.remove(capability);
        wakeup.call();
    }

    boolean paused(String capability) {
        return paused.contains(capability);
    }

    /** Calls that a transaction has claimed; they start when it commits. */
    final class Claimed {
        private final Capability.Remote<?, ?> capability;
        private final List<Runnable> starts = new ArrayList<>();
        private final List<Long> subjects = new ArrayList<>();
        private final int reserved;

        private Claimed(Capability.Remote<?, ?> capability, int reserved) {
            this.capability = capability;
            this.reserved = reserved;
        }

        void start() {
            starts.forEach(Runnable::run);
        }

        /**
         * The transaction failed, or its outcome is unknown. {@link NodeLease} finds claims that were committed all the
         * same.
         */
        void rollback() {
            ended(capability, subjects);
            count(capability.name()).addAndGet(subjects.size() - reserved);
        }
    }

    /**
     * Makes this node the owner of as many of these subjects as there is room for, and loads their requests.
     *
     * @param subjects the transaction holds their row locks, and their next task is this capability
     */
    <Q, A> Claimed claim(OpenTx tx, Capability.Remote<Q, A> capability, List<SubjectState> subjects) {
        int room = reserve(capability, subjects.size());
        var claimed = new Claimed(capability, room);
        tx.calls.add(claimed);
        if (room > 0) {
            load(tx, capability, subjects.subList(0, room), claimed);
        }
        return claimed;
    }

    private int reserve(Capability.Remote<?, ?> capability, int wanted) {
        var count = count(capability.name());
        while (true) {
            int now = count.get();
            int room = Math.min(wanted, room(capability));
            if (room == 0 || count.compareAndSet(now, now + room)) {
                return room;
            }
        }
    }

    private <Q, A> void load(
            OpenTx tx, Capability.Remote<Q, A> capability, List<SubjectState> subjects, Claimed claimed) {
        var works = subjects.stream().map(SubjectState::work).toList();
        List<Q> requests;
        try {
            requests = capability.load(tx, works);
        } catch (RuntimeException | Error e) {
            throw new StageAdvance.StageFailure(capability.name(), BrokenWork.of(e));
        }
        if (requests.size() != works.size()) {
            throw new IllegalStateException(
                    capability.name() + " loaded " + requests.size() + " requests for " + works.size() + " subjects");
        }
        for (int i = 0; i < works.size(); i++) {
            var subject = subjects.get(i);
            var work = works.get(i);
            var request = requests.get(i);
            int entry = subject.entry;
            subject.owner = node;
            claimed.subjects.add(subject.id);
            underWayHere.add(subject.id);
            claimed.starts.add(() -> start(capability, entry, work, request));
        }
    }

    /** Frees the places of calls whose answers are stored. */
    void ended(Capability.Remote<?, ?> capability, Collection<Long> subjects) {
        underWayHere.removeAll(subjects);
        count(capability.name()).addAndGet(-subjects.size());
    }

    /** Whether a call for this subject is under way here, about to start, or not yet stored. */
    boolean underWay(long subject) {
        return underWayHere.contains(subject);
    }

    long node() {
        return node;
    }

    private AtomicInteger count(String capability) {
        return underWay.computeIfAbsent(capability, k -> new AtomicInteger());
    }

    /** Calls under way or not yet stored, by capability. */
    public Map<String, Integer> underWay() {
        var counts = new ConcurrentHashMap<String, Integer>();
        underWay.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    private <Q, A> void start(Capability.Remote<Q, A> capability, int entry, Work work, Q request) {
        var result = new CompletableFuture<A>();
        var thread = Thread.ofVirtual()
                .name(capability.name() + " " + work.key())
                .start(() -> {
                    try {
                        result.complete(capability.call(request));
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        result.orTimeout(capability.timeoutMillis(), TimeUnit.MILLISECONDS).whenComplete((answer, error) -> {
            if (error instanceof TimeoutException) {
                thread.interrupt();
            }
            finished.add(new Finished(
                    capability, entry, work, request, answer, error == null ? null : reason(capability, work, error)));
            wakeup.call();
        });
    }

    private static String reason(Capability capability, Work work, Throwable error) {
        return switch (error) {
            case Capability.Unavailable unavailable -> String.valueOf(unavailable.getMessage());
            case TimeoutException late -> "no answer in time";
            case Throwable bug -> {
                LOG.warn("{} for subject {} failed", capability.name(), work.subject(), bug);
                yield "a fault in Crossdock, see the log of the server: " + bug.getMessage();
            }
        };
    }

    /** Takes finished calls, at most this many. */
    List<Finished> take(int most) {
        var taken = new ArrayList<Finished>();
        finished.drainTo(taken, most);
        return taken;
    }

    /** Puts back results that could not be stored because of an outage. */
    void putBack(List<Finished> results) {
        finished.addAll(results);
    }
}
