package io.crossdock.world.demo;

import io.crossdock.postgres.PostgresFailure;
import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.traffic.Traffic;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The demo: interactive until Ctrl-C, or headless to the end of N orders. */
public final class Demo {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int BAD_RUN = 1;
    private static final int BAD_START = 2;

    private Demo() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** Returns the exit code: 0 when every invariant holds, 1 when one does not, 2 when the run could not start. */
    static int run(List<String> arguments, PrintStream out) {
        try {
            DemoOptions options = Arguments.demo(arguments);
            if (options.headless()) {
                DemoReport report = Run.play(options, out);
                out.println(WorldJson.text(report));
                return report.good() ? 0 : BAD_RUN;
            }
            watched(options, out);
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | PostgresFailure e) {
            out.println("crossdock: " + e.getMessage());
            return BAD_START;
        }
    }

    private static void watched(DemoOptions options, PrintStream out) {
        Path root = Root.of(options);
        Path folder = RunFolder.create(options.data() == null ? Path.of(".crossdock") : options.data());
        out.println("Starting PostgreSQL, Crossdock and the simulated world; data in " + folder);
        Session session = new Session(options, root, folder, out::println);
        String prefix = options.seed() + "-"
                + Long.toString(session.time().clock().instant().getEpochSecond(), 36);
        Traffic traffic = new Traffic(
                new Traffic.Plan(options.orders(), options.rate(), prefix),
                session.world(),
                session.server().address(),
                new Seed(options.seed()),
                Secrets.ofDemo());
        Thread stop = new Thread(
                () -> {
                    out.println("Stopping: traffic, Crossdock, world, PostgreSQL");
                    traffic.close();
                    session.close();
                    out.println("Stopped. Start again to continue where it stopped.");
                    out.flush();
                    // Otherwise the JVM exits with status 130, as if Ctrl-C were a failure.
                    Runtime.getRuntime().halt(0);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            session.start();
            boolean fresh = session.loadRetailer(traffic.crossdock());
            traffic.start();
            out.printf(
                    "%s. The outside world is simulated: no goods, no money, no mail leaves this machine.%n",
                    fresh ? "A new retailer with 300 stores has opened" : "The retailer continues where it stopped");
            out.printf(
                    "%n    Console:  %s%n    API:      %s/v1%n    World:    %s/world/progress%n    Log:      %s%n"
                            + "    Docs:     docs/start.md%n%nCtrl-C stops everything.%n%n",
                    session.server().address(),
                    session.server().address(),
                    session.world().address(),
                    session.server().log());
            tell(session, traffic, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            traffic.close();
            session.close();
            throw e;
        }
    }

    private static void tell(Session session, Traffic traffic, PrintStream out) throws InterruptedException {
        Watch watch = new Watch(session.server().address(), session.world().web());
        long begin = System.nanoTime();
        while (true) {
            Thread.sleep(ROUND);
            session.time().save();
            String line = Run.Progress.line(session, traffic, watch.overview(), (System.nanoTime() - begin) / 1e9);
            if (session.closing()) {
                return;
            }
            out.println(line);
        }
    }
}
