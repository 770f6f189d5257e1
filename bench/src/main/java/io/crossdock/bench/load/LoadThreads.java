package io.crossdock.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs parts of a round in parallel and measures from the first start to the last end. */
public final class LoadThreads {

    /** A part of a round. */
    @FunctionalInterface
    public interface Part {
        void run() throws Exception;
    }

    private LoadThreads() {}

    /** Runs the parts; returns seconds without the start of the threads. Throws the first failure. */
    public static double seconds(ExecutorService threads, List<? extends Part> parts) {
        var go = new CountDownLatch(1);
        var running = new ArrayList<Future<?>>();
        for (var part : parts) {
            running.add(threads.submit(() -> {
                go.await();
                part.run();
                return 0;
            }));
        }
        long start = System.nanoTime();
        go.countDown();
        for (var part : running) {
            await(part);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(Future<?> part) {
        try {
            part.get();
        } catch (ExecutionException e) {
            throw new BenchFailure("a thread of the load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
