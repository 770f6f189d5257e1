package io.crossdock.platform;

import io.crossdock.engine.run.SetHalver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: elements that arrive while a set is being stored become the next set, so sets grow with the load and a
 * single element does not wait. A failing set is tried in halves, so that one bad element fails alone; in an outage it
 * fails as a whole, since halves would fail, too.
 */
public final class BatchGrouper<T, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchGrouper.class);
    private static final long STOP_SECONDS_MAX = 10;

    /** The queue is full; the caller may try again later. */
    public static final class Full extends RuntimeException {
        Full(int queue) {
            super(queue + " elements are waiting", null, false, false);
        }
    }

    private record Entry<T, R>(T element, CompletableFuture<R> result) {}

    private final BlockingQueue<Entry<T, R>> queue;
    private final int capacity;
    private final int batch;
    private final Function<List<T>, List<R>> store;
    private final SetHalver<Entry<T, R>> halving =
            new SetHalver<>(this::process, DatabaseOutages::ofEverySet, this::failed);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * Starts the workers.
     *
     * @param name name of the threads
     * @param queue most elements that wait
     * @param batch most elements of one set
     * @param store stores all or nothing; returns one result per element, in order
     */
    public BatchGrouper(String name, int queue, int batch, int workers, Function<List<T>, List<R>> store) {
        this.capacity = queue;
        this.queue = new ArrayBlockingQueue<>(queue);
        this.batch = batch;
        this.store = store;
        for (int i = 1; i <= workers; i++) {
            this.workers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(this::run));
        }
    }

    /**
     * Adds an element. Completes after the commit, or exceptionally: {@link Full}, or the exception of {@code store}.
     */
    public CompletableFuture<R> submit(T element) {
        var entry = new Entry<T, R>(element, new CompletableFuture<>());
        if (closed || !queue.offer(entry)) {
            entry.result.completeExceptionally(new Full(capacity));
        } else {
            wakeOne();
        }
        return entry.result;
    }

    /** Elements that no set has taken yet. */
    public int waiting() {
        return queue.size();
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            try {
                var first = next();
                if (first != null) {
                    var set = new ArrayList<Entry<T, R>>(batch);
                    set.add(first);
                    queue.drainTo(set, batch - 1);
                    halving.run(set);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void wakeOne() {
        synchronized (queue) {
            queue.notify();
        }
    }

    /** Sleeps until there is an element or the end; null if another worker has it. */
    private @Nullable Entry<T, R> next() throws InterruptedException {
        synchronized (queue) {
            while (queue.isEmpty() && !closed) {
                queue.wait();
            }
        }
        return queue.poll();
    }

    private int process(List<Entry<T, R>> set) {
        var results = stored(set.stream().map(Entry::element).toList());
        for (int i = 0; i < set.size(); i++) {
            set.get(i).result.complete(results.get(i));
        }
        return set.size();
    }

    /** An error counts as a failure like others: nobody must wait for a thread that it has ended. */
    private List<R> stored(List<T> elements) {
        try {
            return store.apply(elements);
        } catch (Error e) {
            throw new CompletionException(e);
        }
    }

    private void failed(List<Entry<T, R>> set, RuntimeException e) {
        LOG.warn("{} element(s) could not be stored", set.size(), e);
        set.forEach(entry -> entry.result.completeExceptionally(e));
    }

    /** Refuses new elements and stores the waiting ones. */
    @Override
    public void close() {
        closed = true;
        synchronized (queue) {
            queue.notifyAll();
        }
        try {
            for (var worker : workers) {
                worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS_MAX));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var late = new ArrayList<Entry<T, R>>();
        queue.drainTo(late);
        late.forEach(entry -> entry.result.completeExceptionally(new Full(capacity)));
    }
}
