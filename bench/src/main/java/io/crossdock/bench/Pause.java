package io.crossdock.bench;

/** Waiting, in machine time. */
final class Pause {

    private Pause() {}

    static void milliseconds(long duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
