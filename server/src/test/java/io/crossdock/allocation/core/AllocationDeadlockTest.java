package io.crossdock.allocation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.support.RunningServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A set whose channels see different units claims in one pass per audience, each in key order, but not all of them
 * together. Two such sets can wait for each other; one of them gives way before the database sees a deadlock, and the
 * engine runs it again.
 */
class AllocationDeadlockTest {

    @Test
    void twoSetsThatLockInOppositeOrderAreBothServedOnce() throws Exception {
        try (var server = RunningServer.start();
                var threads = Executors.newFixedThreadPool(2)) {
            var engine = server.bean(Engine.class);
            seed(server, engine);
            var runs = new AtomicInteger();
            var both = new CyclicBarrier(2);
            // The web sees the mugs, the store sees the cups: one set claims mugs first, the other cups.
            var sets = List.of(
                    List.of(demand(1, "web", "mug"), demand(2, "store", "cup")),
                    List.of(demand(3, "store", "cup"), demand(4, "web", "mug")));
            var work = sets.stream()
                    .<Callable<Integer>>map(set -> () -> {
                        var allocation =
                                allocation(server, waitingAfterTheFirstPass(server.bean(Inventory.class), both));
                        return engine.transact("test", tx -> {
                            runs.incrementAndGet();
                            return allocation.allocate(tx, set).size();
                        });
                    })
                    .toList();

            for (var result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(2);
            }

            assertThat(runs.get())
                    .as("one of them gave way and was run again, or each did")
                    .isGreaterThan(2);
            var deadlocks = engine.read(tx -> tx.sql("""
                    select deadlocks
                    from pg_stat_database
                    where datname = current_database()""").first(rs -> rs.getLong(1)));
            assertThat(deadlocks).hasValue(0L);
            var held = engine.read(tx -> server.bean(Inventory.class).reserved(tx, List.of(1L, 2L, 3L, 4L)));
            assertThat(held.stream().map(g -> g.order() + " " + g.quantity() + " " + g.sku() + " at " + g.node()))
                    .containsExactly("1 1 mug at N1", "2 1 cup at N2", "3 1 cup at N2", "4 1 mug at N1");
            var levels = engine.read(tx -> server.bean(Inventory.class).levels(tx, List.of("cup", "mug")));
            assertThat(levels.stream().filter(l -> l.onHand() > 0).map(level -> level.sku() + ": " + level.reserved()))
                    .containsExactly("cup: 2", "mug: 2");
            for (long order = 1; order <= 4; order++) {
                long id = order;
                var decisions = engine.read(tx -> server.bean(Sourcing.class).history(tx, id, 10))
                        .records();
                assertThat(decisions).as("decisions of " + id).hasSize(1);
            }
            var violations = engine.read(tx -> server.bean(Inventory.class).verify(tx));
            assertThat(violations).isEmpty();
        }
    }

    private static Demand demand(long order, String channel, String sku) {
        return new Demand(
                order,
                channel,
                "standard",
                new Destination(41.8, -87.6),
                List.of(new Demand.DemandLine(UnitLine.ordered(1), sku, 1, 300)));
    }

    private static OrderAllocation allocation(RunningServer server, Inventory inventory) {
        return new OrderAllocation(
                server.bean(Sourcing.class),
                inventory,
                server.bean(Availability.class),
                server.bean(CandidateNodes.class),
                server.bean(StockPrices.class));
    }

    /** The inventory, but the first claim of the first run keeps its locks until the other set has its own. */
    private static Inventory waitingAfterTheFirstPass(Inventory real, CyclicBarrier both) {
        var claims = new AtomicInteger();
        return (Inventory) Proxy.newProxyInstance(
                Inventory.class.getClassLoader(), new Class<?>[] {Inventory.class}, (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(real, arguments);
                        if (method.getName().equals("reserve") && claims.incrementAndGet() == 1) {
                            both.await(20, TimeUnit.SECONDS);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void seed(RunningServer server, Engine engine) {
        engine.transact("test", tx -> {
            server.bean(Masterdata.class)
                    .putSkus(
                            tx,
                            List.of(
                                    new Sku("mug", "Mug", "each", 300, 1000, "USD"),
                                    new Sku("cup", "Cup", "each", 300, 1000, "USD")));
            server.bean(Masterdata.class)
                    .putNodes(
                            tx,
                            List.of(
                                    new Node(
                                            "N1",
                                            "N1",
                                            Node.Kind.STORE,
                                            "US",
                                            "60601",
                                            41.88,
                                            -87.62,
                                            "America/Chicago",
                                            10,
                                            0,
                                            null,
                                            true,
                                            null,
                                            Set.of(),
                                            List.of(),
                                            null),
                                    new Node(
                                            "N2",
                                            "N2",
                                            Node.Kind.STORE,
                                            "US",
                                            "10001",
                                            40.75,
                                            -73.99,
                                            "America/New_York",
                                            10,
                                            0,
                                            null,
                                            true,
                                            null,
                                            Set.of(),
                                            List.of(),
                                            null)));
            server.bean(Inventory.class)
                    .count(tx, List.of(new StockCount("mug", "N1", 5, "test"), new StockCount("cup", "N2", 5, "test")));
            server.bean(Sharing.class).putChannels(tx, List.of(new ChannelStock("store", "store", List.of("N2"))));
            return 0;
        });
    }
}
