package io.crossdock.world.demo;

import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.retailer.DemoRetailer;
import io.crossdock.world.traffic.CrossdockClient;
import io.crossdock.world.traffic.Traffic;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A running system for tests: PostgreSQL, Crossdock and world on free ports, with the master data and stock of the demo
 * retailer. Orders come from the test or from simulated customers. {@link #close} deletes its folder.
 */
public final class Playground implements AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(250);

    private final Path folder;
    private final Session session;
    private final Traffic traffic;

    private Playground(DemoOptions options, Path folder, Session session) {
        this.folder = folder;
        this.session = session;
        this.traffic = new Traffic(
                new Traffic.Plan(options.orders(), options.rate(), Long.toString(options.seed())),
                session.world(),
                session.server().address(),
                new Seed(options.seed()),
                Secrets.ofDemo());
    }

    /**
     * Starts everything and loads the retailer.
     *
     * @throws IllegalStateException when a part can't be started, with a sentence for the user
     */
    public static Playground open(DemoOptions options) {
        Path root = Root.of(options);
        Path folder = RunFolder.temporary();
        Playground playground = new Playground(options, folder, new Session(options, root, folder, news -> {}));
        try {
            playground.session.start();
            playground.session.loadRetailer(playground.crossdock());
            return playground;
        } catch (RuntimeException e) {
            playground.stop();
            throw e;
        }
    }

    /** Starts a further Crossdock on the same database; the outside world knows only the first. */
    public NeighborServer startNeighbor(String name) {
        return session.startNeighbor(name);
    }

    /** A connection to Crossdock's database. */
    public Connection connect() throws SQLException {
        return session.connect();
    }

    /**
     * Waits until all orders of the customers, and all others, have ended, then compares Crossdock with the outside
     * world. @return one sentence for each violation, or for what has not ended in time
     */
    public List<String> violationsAtTheEnd(Duration longest) throws InterruptedException {
        Watch watch = new Watch(address(), session.world().web());
        long deadline = System.nanoTime() + longest.toNanos();
        Overview overview = watch.overview();
        while (!(traffic.sentAll() && overview.finished() && session.world().quiet(Run.RECURRING))) {
            if (System.nanoTime() > deadline) {
                return List.of("not all has ended after " + longest.toSeconds() + " s: " + overview);
            }
            Thread.sleep(ROUND);
            overview = watch.overview();
        }
        Checks checks = new Checks(crossdock(), session.world(), traffic);
        checks.run();
        return checks.violations();
    }

    /** Starts the customers, who order as many and as fast as the options say. */
    public void letCustomersIn() {
        traffic.start();
    }

    /** Base URL of Crossdock and its console. */
    public URI address() {
        return session.server().address();
    }

    /** Client of Crossdock's API. */
    public CrossdockClient crossdock() {
        return traffic.crossdock();
    }

    public DemoRetailer retailer() {
        return session.world().retailer();
    }

    private void stop() {
        traffic.close();
        session.close();
    }

    @Override
    public void close() {
        stop();
        RunFolder.delete(folder);
    }
}
