package io.crossdock.engine.run;

import java.time.Duration;

/** Lets a thread sleep until there may be work. A call while no thread sleeps is kept for the next one. */
public final class WorkerWakeup {

    private long calls;

    public synchronized void call() {
        calls++;
        notifyAll();
    }

    /** Sleeps until a call after {@code seen}, at most this long. Returns the number of calls so far. */
    public synchronized long sleep(long seen, Duration longest) throws InterruptedException {
        if (calls == seen) {
            wait(Math.max(1, longest.toMillis()));
        }
        return calls;
    }
}
