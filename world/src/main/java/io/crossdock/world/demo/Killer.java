package io.crossdock.world.demo;

import io.crossdock.world.Seed;
import io.crossdock.world.demo.DemoOptions.Target;
import java.io.PrintStream;
import java.time.Duration;
import java.util.SplittableRandom;

/** Kills Crossdock or its database with SIGKILL at moments that the seed chooses, but only while Crossdock is up. */
final class Killer {

    private static final long LEAST_MS = 300;
    private static final long MOST_MS = 3_500;
    private static final Duration UP_MAX = Duration.ofSeconds(120);

    private final DemoOptions options;
    private final Session session;
    private final Watch watch;
    private final PrintStream out;
    private volatile int done;

    Killer(DemoOptions options, Session session, Watch watch, PrintStream out) {
        this.options = options;
        this.session = session;
        this.watch = watch;
        this.out = out;
    }

    /** Runs all kills; returns when Crossdock is up after the last one. */
    void work() {
        SplittableRandom random = new Seed(options.seed()).random("kills", "");
        try {
            for (int kill = 1; kill <= options.kills(); kill++) {
                watch.awaitUp(UP_MAX);
                Thread.sleep(random.nextLong(LEAST_MS, MOST_MS));
                boolean database =
                        options.target() == Target.POSTGRES || options.target() == Target.BOTH && random.nextBoolean();
                long down = random.nextLong(100, 1_500);
                out.printf(
                        "kill %d of %d: %s%n",
                        kill, options.kills(), database ? "PostgreSQL, for " + down + " ms" : "Crossdock");
                if (database) {
                    session.killPostgres(Duration.ofMillis(down));
                } else {
                    session.killServer();
                }
                done = kill;
            }
            watch.awaitUp(UP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean finished() {
        return done >= options.kills();
    }
}
