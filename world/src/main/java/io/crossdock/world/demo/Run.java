package io.crossdock.world.demo;

import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.traffic.Traffic;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** A headless run from an empty database to the end of all orders, with its checks. Tests use it too. */
public final class Run {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int ROUNDS_PER_LINE = 5;
    private static final int QUIET_ROUNDS = 3;
    /** Recurring jobs: each delivery to the distribution centers plans the next one. */
    static final int RECURRING = 1;

    private final DemoOptions options;
    private final PrintStream out;
    private final Session session;
    private final Traffic traffic;
    private final Watch watch;
    private final Killer killer;

    private Run(DemoOptions options, PrintStream out, Session session) {
        this.options = options;
        this.out = out;
        this.session = session;
        this.traffic = new Traffic(
                new Traffic.Plan(options.orders(), options.rate(), Long.toString(options.seed())),
                session.world(),
                session.server().address(),
                new Seed(options.seed()),
                Secrets.ofDemo());
        this.watch = new Watch(session.server().address(), session.world().web());
        this.killer = new Killer(options, session, watch, out);
    }

    /**
     * Runs to the end of all orders or to the time limit, then checks.
     *
     * @param out receives one line of progress every few seconds
     * @throws IllegalStateException when a part can't be started, with a sentence for the user
     */
    public static DemoReport play(DemoOptions options, PrintStream out) {
        long begin = System.nanoTime();
        Path root = Root.of(options);
        Path folder = options.data() == null ? RunFolder.temporary() : RunFolder.create(options.data());
        out.printf(
                "seed %d, %d orders, faults %s, speed %.0f, %.1f orders/s; logs and data in %s%n",
                options.seed(), options.orders(), options.faults().name(), options.speed(), options.rate(), folder);
        DemoReport report;
        try (Session session = new Session(options, root, folder, out::println)) {
            Thread stop = new Thread(
                    () -> {
                        out.println("Stopped before the end; logs and data stay in " + folder);
                        session.close();
                    },
                    "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                session.start();
                report = new Run(options, out, session).play(begin);
            } finally {
                forget(stop);
            }
        }
        if (options.data() == null && report.good()) {
            RunFolder.delete(folder);
        }
        return report;
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The hook runs already: somebody stops the program.
        }
    }

    private DemoReport play(long begin) {
        try (traffic) {
            session.loadRetailer(traffic.crossdock());
            out.printf("Crossdock is up at %s after %.1f s%n", session.server().address(), seconds(begin));
            traffic.start();
            Thread killing = Thread.ofVirtual().name("killer").start(killer::work);
            Overview last = untilDone(begin);
            killing.interrupt();
            long stuck = last.finished() && traffic.sentAll() ? 0 : Math.max(1, last.openCount());
            Checks checks = new Checks(traffic.crossdock(), session.world(), traffic);
            checks.run();
            return checks.report(options, last, stuck, Math.round(seconds(begin) * 10) / 10.0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }

    private Overview untilDone(long begin) throws InterruptedException {
        int quiet = 0;
        Overview overview = watch.overview();
        for (int round = 1;
                quiet < QUIET_ROUNDS && seconds(begin) < options.limit().toSeconds();
                round++) {
            Thread.sleep(ROUND);
            overview = watch.overview();
            boolean done = traffic.sentAll()
                    && killer.finished()
                    && overview.finished()
                    && session.world().quiet(RECURRING);
            quiet = done ? quiet + 1 : 0;
            if (round % ROUNDS_PER_LINE == 0) {
                out.println(Progress.line(session, traffic, overview, seconds(begin)));
            }
        }
        return overview;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Writes the progress of a run as one line. */
    static final class Progress {

        private Progress() {}

        static String line(Session session, Traffic traffic, Overview overview, double seconds) {
            String open = overview.known()
                    ? overview.ordersOpen() + " open, " + overview.openCount() + " processes at work"
                    : session.server().trouble();
            return ("%5.0f s  %s  orders %d sent, %d acknowledged, %s; parcels %d under way; mails %d; cases %d; "
                            + "faults %d; restarts %d")
                    .formatted(
                            seconds,
                            session.world().agenda().now().truncatedTo(ChronoUnit.MINUTES),
                            traffic.sent(),
                            traffic.book().size(),
                            open,
                            session.world().progress().path("underway").asLong(),
                            session.world().mailbox().mails(),
                            overview.cases(),
                            session.world().progress().path("faults").asLong(),
                            session.restarts());
        }
    }
}
