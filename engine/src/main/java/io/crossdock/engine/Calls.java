package io.crossdock.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remote calls under way: each on a virtual thread, with no transaction open, within its capability's limits. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /** A call that came back, with an answer or a reason why not. */
    record Finished(
            Capability.Remote<?, ?> capability,
            int entry,
            Work work,
            Object request,
            @Nullable Object answer,
            @Nullable String failure) {}

    private final LinkedBlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Wakeup wakeup;

    Calls(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    /** How many more calls this capability takes now. */
    int room(Capability.Remote<?, ?> capability) {
        return Math.max(0, capability.concurrency() - count(capability.name()).get());
    }

    /** Takes room, before the claim; what the claim doesn't use is given back. */
    void reserve(Capability.Remote<?, ?> capability, int calls) {
        count(capability.name()).addAndGet(calls);
    }

    void giveBack(Capability.Remote<?, ?> capability, int calls) {
        count(capability.name()).addAndGet(-calls);
    }

    private AtomicInteger count(String capability) {
        return underWay.computeIfAbsent(capability, k -> new AtomicInteger());
    }

    /** Calls under way or not yet stored, per capability. */
    Map<String, Integer> underWay() {
        var counts = new ConcurrentHashMap<String, Integer>();
        underWay.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    <Q, A> void start(Capability.Remote<Q, A> capability, int entry, Work work, Q request) {
        var result = new CompletableFuture<A>();
        var thread = Thread.ofVirtual().name(capability.name() + " " + work.key()).start(() -> {
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
                yield String.valueOf(bug);
            }
        };
    }

    /** Takes what has come back, at most so many. */
    List<Finished> take(int most) {
        var taken = new ArrayList<Finished>();
        finished.drainTo(taken, most);
        return taken;
    }

    /** Puts results back that could not be stored because the database was away. */
    void putBack(List<Finished> results) {
        finished.addAll(results);
    }
}
