package io.crossdock.world.demo;

import io.crossdock.engine.ScaledClock;
import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.World;
import io.crossdock.world.WorldJson;
import io.crossdock.world.WorldSettings;
import io.crossdock.world.retailer.DemoSellers;
import io.crossdock.world.traffic.CrossdockClient;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running parts: PostgreSQL, world, Crossdock. They start in this order and stop in reverse. A Crossdock that dies
 * is restarted.
 */
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int SET_MAX = 5_000;
    private static final io.crossdock.postgres.Options POSTGRES = io.crossdock.postgres.Options.standard();

    private final Consumer<String> news;
    private final Path root;
    private final Path folder;
    private final BusinessTime time;
    private final EmbeddedPostgres postgres;
    private final World world;
    private final ServerProcess server;
    private final Secrets secrets = Secrets.ofDemo();
    private final Thread guard;
    private volatile boolean closing;
    private volatile int restarts;

    /**
     * Starts database and world.
     *
     * @param news receives a line for each step
     * @throws IllegalStateException when a port is taken or Crossdock doesn't start, with a sentence for the user
     */
    Session(DemoOptions options, Path root, Path folder, Consumer<String> news) {
        this.news = news;
        this.root = root;
        this.folder = folder;
        news.accept("Starting PostgreSQL …");
        // The database first: it holds the folder's lock, and only its holder may end a Crossdock that an earlier start
        // left behind.
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), POSTGRES);
        time = BusinessTime.of(options, folder);
        world = world(options, time.clock(), folder);
        server = new ServerProcess(root, folder, world.crossdock().getPort(), world.web(), options.kills());
        guard = Thread.ofVirtual().name("guard").unstarted(this::guard);
    }

    private World world(DemoOptions options, ScaledClock clock, Path folder) {
        try {
            ServerProcess.endOrphan(folder);
            URI crossdock = URI.create("http://127.0.0.1:" + FreePort.of(options.port()));
            return new World(new WorldSettings(
                    options.worldPort(),
                    options.smtpPort(),
                    crossdock,
                    secrets,
                    options.faults(),
                    new Seed(options.seed()),
                    clock,
                    journal(options, folder)));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static @Nullable Path journal(DemoOptions options, Path folder) {
        return options.headless() ? null : folder.resolve("payments.journal");
    }

    /** Starts Crossdock. */
    void start() {
        news.accept("Starting Crossdock; its log is " + server.log());
        server.start(settings(), news);
        guard.start();
    }

    /** Starts a further server on the same database; the outside world knows only the first. */
    NeighborServer startNeighbor(String name) {
        Path own = RunFolder.create(folder.resolve(name));
        int port = FreePort.of(0);
        Map<String, Object> settings = settings();
        settings.put("server.port", port);
        settings.put("crossdock.name", name);
        return new NeighborServer(new ServerProcess(root, own, port, world.web(), 1), settings, world.web());
    }

    /** A connection to Crossdock's database. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", server.address().getPort());
        settings.put("server.address", "127.0.0.1");
        settings.put("crossdock.database.url", postgres.url());
        settings.put("crossdock.database.user", postgres.user());
        settings.put("crossdock.database.password", postgres.password());
        settings.putAll(time.settings());
        settings.put("crossdock.connectors.payments.adyen.kind", "adyen");
        settings.put("crossdock.connectors.payments.adyen.url", world.address() + "/psp");
        settings.put("crossdock.connectors.nodes.http.kind", "http");
        settings.put("crossdock.connectors.nodes.http.url", world.address() + "/nodes");
        settings.put("crossdock.connectors.carriers.easypost.kind", "easypost");
        settings.put("crossdock.connectors.carriers.easypost.url", world.address() + "/carriers");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", world.smtpPort());
        settings.put("crossdock.connectors.payments.adyen.hmac-key", secrets.adyenHmacKey());
        settings.put("crossdock.connectors.payments.adyen.api-key", secrets.adyenApiKey());
        settings.put("crossdock.connectors.nodes.http.secret", secrets.nodes());
        settings.put("crossdock.connectors.carriers.easypost.secret", secrets.carriers());
        settings.put("crossdock.channels.shopify.secret", secrets.shopify());
        return settings;
    }

    private void guard() {
        while (!closing) {
            try {
                Thread.sleep(200);
                if (!closing && !server.alive()) {
                    restarts++;
                    news.accept(
                            "Crossdock is down: it ended with status " + server.exitStatus() + "; starting it again");
                    server.start(settings(), line -> {});
                }
            } catch (InterruptedException e) {
                return;
            } catch (IllegalStateException e) {
                LOG.warn("{}; trying again", e.getMessage());
            }
        }
    }

    /**
     * Loads the demo retailer's master data and stock into an empty Crossdock; returns false and does nothing where
     * nodes exist.
     */
    boolean loadRetailer(CrossdockClient crossdock) {
        if (!crossdock.get("/v1/nodes").body().path("items").isEmpty()) {
            return false;
        }
        news.accept("Loading the retailer: %,d SKUs, %,d nodes, %,d stock figures"
                .formatted(
                        world.retailer().catalog().skus().size(),
                        world.retailer().nodes().size(),
                        world.retailer().firstStock().size()));
        load(crossdock, "PUT", "/v1/skus", "skus", world.retailer().catalog().skus());
        load(crossdock, "PUT", "/v1/skus", "skus", world.retailer().cards());
        load(
                crossdock,
                "PUT",
                "/v1/substitutes",
                "substitutes",
                world.retailer().catalog().substitutes());
        load(crossdock, "PUT", "/v1/legal-entities", "legalEntities", DemoSellers.ENTITIES);
        load(crossdock, "PUT", "/v1/brands", "brands", DemoSellers.BRANDS);
        load(crossdock, "PUT", "/v1/sales-channels", "salesChannels", DemoSellers.CHANNELS);
        load(
                crossdock,
                "PUT",
                "/v1/nodes",
                "nodes",
                List.copyOf(world.retailer().nodes().values()));
        load(crossdock, "POST", "/v1/stock:count", "counts", world.retailer().firstStock());
        return true;
    }

    private static void load(CrossdockClient crossdock, String method, String path, String field, List<?> items) {
        for (int from = 0; from < items.size(); from += SET_MAX) {
            var set = WorldJson.array();
            items.subList(from, Math.min(from + SET_MAX, items.size())).forEach(item -> set.add(WorldJson.tree(item)));
            CrossdockClient.Answer answer = crossdock.call(
                    method, path, Map.of(), WorldJson.bytes(WorldJson.object().set(field, set)));
            if (!answer.done()) {
                throw new IllegalStateException(
                        method + " " + path + " was answered with " + answer.status() + ": " + answer.body());
            }
        }
    }

    /** Kills PostgreSQL as a crash would, and restarts it after {@code down}. */
    void killPostgres(Duration down) throws InterruptedException {
        String url = postgres.url();
        postgres.kill9();
        Thread.sleep(down);
        postgres.restart(POSTGRES);
        if (!postgres.url().equals(url)) {
            LOG.warn("PostgreSQL came back on another port; restarting Crossdock");
            server.kill();
        }
    }

    /** Kills Crossdock, which restarts at once. */
    void killServer() {
        server.kill();
    }

    World world() {
        return world;
    }

    ServerProcess server() {
        return server;
    }

    BusinessTime time() {
        return time;
    }

    /** Whether somebody stops the session. */
    boolean closing() {
        return closing;
    }

    /** Number of restarts of Crossdock. */
    int restarts() {
        return restarts;
    }

    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        guard.interrupt();
        server.close();
        world.close();
        time.save();
        postgres.close();
    }
}
