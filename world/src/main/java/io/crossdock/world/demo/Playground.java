package io.crossdock.world.demo;

import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.retailer.DemoRetailer;
import io.crossdock.world.traffic.CrossdockClient;
import io.crossdock.world.traffic.Traffic;
import java.net.URI;
import java.nio.file.Path;

/**
 * A running system for tests that do more than watch: database, Crossdock and world on free ports and an empty
 * database, with the demo retailer's master data and stock. Orders come from the test, or from customers. Its folder is
 * deleted when it is closed.
 */
public final class Playground implements AutoCloseable {

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
     * @throws IllegalStateException when something can't be started, with a sentence for the user
     */
    public static Playground open(DemoOptions options) {
        Path root = Root.of(options);
        Path folder = Run.temporary();
        Playground playground = new Playground(options, folder, new Session(options, root, folder));
        try {
            playground.session.start();
            playground.session.loadRetailer(playground.crossdock());
            return playground;
        } catch (RuntimeException e) {
            playground.stop();
            throw e;
        }
    }

    /** Lets customers order, as many and as fast as the options say. */
    public void letCustomersIn() {
        traffic.start();
    }

    /** Where Crossdock and its console are. */
    public URI address() {
        return session.server().address();
    }

    /** Crossdock's API. */
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
        Session.delete(folder);
    }
}
