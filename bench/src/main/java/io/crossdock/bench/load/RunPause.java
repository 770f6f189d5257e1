package io.crossdock.bench.load;

/** Pauses a thread, in machine time. */
public final class RunPause {

    private RunPause() {}

    public static void milliseconds(long duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
