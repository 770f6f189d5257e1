package io.crossdock.bench.load;

import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.Crossdock;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderAcceptance;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The whole server in this process: real modules, real engine, real web server, on a database of its own. */
public final class ServerUnderTest implements AutoCloseable {

    private static final String ACTOR = "bench";

    private final ConfigurableApplicationContext context;
    private final Engine engine;
    private final OrderAcceptance acceptance;

    private ServerUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
        this.engine = context.getBean(Engine.class);
        this.acceptance = context.getBean(OrderAcceptance.class);
    }

    /**
     * Starts the server with its workers and subscribers.
     *
     * @param home folder that holds {@code processes/}, {@code policies/} and {@code channels/}
     * @param more classes of additional beans
     */
    public static ServerUnderTest start(BenchDatabase database, String home, Class<?>... more) {
        return start(new SpringApplicationBuilder(Crossdock.class).sources(more), database, home, List.of());
    }

    /** As above. @param settings further settings, as on the command line */
    public static ServerUnderTest start(BenchDatabase database, String home, List<String> settings, Class<?>... more) {
        return start(new SpringApplicationBuilder(Crossdock.class).sources(more), database, home, settings);
    }

    private static ServerUnderTest start(
            SpringApplicationBuilder application, BenchDatabase database, String home, List<String> settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.io.crossdock=warn",
                "--logging.level.io.crossdock.platform.internal.StartProgress=error",
                "--crossdock.connectors.payments.adyen.kind=adyen",
                "--crossdock.connectors.payments.adyen.url=http://127.0.0.1:1",
                "--crossdock.connectors.nodes.http.kind=http",
                "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1",
                "--crossdock.connectors.carriers.easypost.kind=easypost",
                "--crossdock.connectors.carriers.easypost.url=http://127.0.0.1:1",
                "--crossdock.home=" + home,
                "--crossdock.database.url=" + database.url(),
                "--crossdock.database.user=" + database.user(),
                "--crossdock.database.password=" + database.password()));
        var given = settings.stream().map(ServerUnderTest::key).toList();
        all.removeIf(setting -> given.contains(key(setting)));
        all.addAll(settings);
        return new ServerUnderTest(application.run(all.toArray(String[]::new)));
    }

    private static String key(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    /** Stops the workers and subscribers: orders are accepted, sourced and reserved, then wait. */
    public void stopWorkers() {
        engine.close();
    }

    public Engine engine() {
        return engine;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public long nextId() {
        return bean(Ids.class).next();
    }

    /** Loads the shop's master data and stock through the modules' verbs. */
    public void open(BenchShop shop) {
        var masterdata = bean(Masterdata.class);
        var inventory = bean(Inventory.class);
        engine.transact(ACTOR, tx -> {
            masterdata.putNodes(tx, shop.nodes());
            masterdata.putSkus(tx, shop.skus());
            return 0;
        });
        for (var part : parts(shop.stock(), Inventory.BATCH_MAX)) {
            engine.transact(ACTOR, tx -> inventory.count(tx, part));
        }
    }

    /** Waits until this node's memory has the shop's stock. */
    public void awaitMemory() {
        long rows = engine.read(tx -> tx.sql("select count(*) from inventory.stock")
                .first(rs -> rs.getLong(1))
                .orElse(0L));
        while (bean(Availability.class).health().positions() < rows) {
            RunPause.milliseconds(20);
        }
    }

    /** Starts the updates of memory from the log. */
    public void follow() {
        context.getBean("availabilityLifecycle", SmartLifecycle.class).start();
    }

    /** Stops the updates of memory from the log. */
    public void stopFollowing() {
        context.getBean("availabilityLifecycle", SmartLifecycle.class).stop();
    }

    /** Accepts a set of checked orders in one transaction, as intake does. */
    public void accept(List<NewOrder> orders) {
        engine.transact(ACTOR, tx -> {
            acceptance.accept(tx, orders);
            return 0;
        });
    }

    public static <T> List<List<T>> parts(List<T> all, int size) {
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += size) {
            parts.add(List.copyOf(all.subList(i, Math.min(all.size(), i + size))));
        }
        return parts;
    }

    /** Closes the idle connections, so that PostgreSQL counts their rows. */
    public void settle() {
        bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        context.close();
    }
}
