package io.crossdock.allocation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.support.RunningServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Allocation when others are always faster. */
class OrderAllocationTest {

    private static final Demand DEMAND = new Demand(
            77,
            "web",
            "standard",
            new Destination(41.8, -87.6),
            List.of(new Demand.DemandLine(UnitLine.ordered(1), "mug", 1, 300)));

    @Test
    void aPlanThatLostEveryRaceIsNotRecordedAsADecision() {
        try (var server = RunningServer.start()) {
            var engine = server.bean(Engine.class);
            seed(server, engine);
            var sourcing = server.bean(Sourcing.class);
            var late = new OrderAllocation(
                    sourcing,
                    late(server.bean(Inventory.class)),
                    server.bean(Availability.class),
                    server.bean(CandidateNodes.class),
                    server.bean(StockPrices.class));

            var results = engine.transact("test", tx -> late.allocate(tx, List.of(DEMAND)));

            assertThat(results.get(GroupRef.first(77))).isInstanceOf(OrderAllocation.Result.Short.class);
            var decisions = engine.read(tx -> sourcing.history(tx, 77, 10)).records();
            assertThat(decisions).isEmpty();
        }
    }

    @Test
    void everyChannelIsServedFromItsOwnShareAndNodesInOneSet() {
        try (var server = RunningServer.start()) {
            var engine = server.bean(Engine.class);
            seed(server, engine);
            var sharing = server.bean(Sharing.class);
            engine.transact("test", tx -> {
                server.bean(Inventory.class).count(tx, List.of(new StockCount("mug", "N2", 1, "test")));
                sharing.putChannels(tx, List.of(new ChannelStock("store", "store", List.of("N2"))));
                sharing.fence(
                        tx,
                        List.of(
                                new RingFence("mug", "N1", "amazon", RingFence.Kind.HARD, 3),
                                new RingFence("mug", "N1", "web", RingFence.Kind.UP_TO, 1)));
                return 0;
            });
            var allocation = server.bean(OrderAllocation.class);

            var results = engine.transact(
                    "test",
                    tx -> allocation.allocate(
                            tx,
                            List.of(
                                    demand(1, "web", 3),
                                    demand(2, "web", 1),
                                    demand(3, "amazon", 4),
                                    demand(4, "store", 1),
                                    demand(5, "store", 1),
                                    demand(6, "ebay", 1))));

            assertThat(held(server, engine)).containsExactly("2 has 1 at N1", "3 has 4 at N1", "4 has 1 at N2");
            assertThat(results.keySet()).extracting(GroupRef::order).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(results.values().stream().filter(OrderAllocation.Result.Allocated.class::isInstance))
                    .hasSize(3);
        }
    }

    /** N1 has 5. Order 1 lacks one in its second group, and so takes nothing; order 2 comes after it and is served. */
    @Test
    void groupsOfAnOrderGetTheirUnitsTogetherOrNot() {
        try (var server = RunningServer.start()) {
            var engine = server.bean(Engine.class);
            seed(server, engine);
            var allocation = server.bean(OrderAllocation.class);

            var results = engine.transact(
                    "test",
                    tx -> allocation.allocate(
                            tx, List.of(group(1, 1, 4), group(1, 2, 2), group(2, 1, 3), group(2, 2, 2))));

            assertThat(held(server, engine)).containsExactly("2 has 3 at N1", "2 has 2 at N1");
            assertThat(results.get(new GroupRef(1, 1))).isInstanceOf(OrderAllocation.Result.Short.class);
            assertThat(results.get(new GroupRef(1, 2))).isInstanceOf(OrderAllocation.Result.Short.class);
            assertThat(results.get(new GroupRef(2, 2))).isInstanceOf(OrderAllocation.Result.Allocated.class);
            var decisions = engine.read(tx -> server.bean(Sourcing.class).history(tx, 2, 10));
            assertThat(decisions.records())
                    .extracting(r -> r.decision().ref().group())
                    .containsExactly(1, 2);
            assertThat(decisions.records()).allMatch(r -> r.same());
        }
    }

    private static Demand group(long order, int group, long units) {
        return new Demand(
                order,
                "web",
                "standard",
                new Destination(41.8, -87.6, group == 1 ? null : Integer.valueOf(group)),
                List.of(new Demand.DemandLine(UnitLine.ordered(group), "mug", units, 300)));
    }

    /** 30 orders of 0.2 s each, where the database ends a transaction after 4 s of silence. */
    @Test
    @Timeout(120)
    void aSetThatTakesLongerThanASessionMayBeSilentIsAllocated() {
        try (var server = RunningServer.start("--crossdock.database.session.idle-seconds=4")) {
            var engine = server.bean(Engine.class);
            seed(server, engine);
            var allocation = new OrderAllocation(
                    slow(server.bean(Sourcing.class), Duration.ofMillis(200)),
                    server.bean(Inventory.class),
                    server.bean(Availability.class),
                    server.bean(CandidateNodes.class),
                    server.bean(StockPrices.class));
            var demands = LongStream.rangeClosed(1, 30)
                    .mapToObj(order -> demand(order, "web", 1))
                    .toList();

            var results = engine.transact("test", tx -> allocation.allocate(tx, demands));

            assertThat(results).hasSize(30);
            assertThat(results.values().stream().filter(OrderAllocation.Result.Allocated.class::isInstance))
                    .hasSize(5);
        }
    }

    private static void compute(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static Sourcing slow(Sourcing real, Duration each) {
        return (Sourcing) Proxy.newProxyInstance(
                Sourcing.class.getClassLoader(), new Class<?>[] {Sourcing.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("decider")) {
                        var decider = real.decider((SourcingSupply) arguments[0]);
                        return (Function<Demand, Decision>) demand -> {
                            compute(each);
                            return decider.apply(demand);
                        };
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Demand demand(long order, String channel, long units) {
        return new Demand(
                order,
                channel,
                "standard",
                new Destination(41.8, -87.6),
                List.of(new Demand.DemandLine(UnitLine.ordered(1), "mug", units, 300)));
    }

    private static List<String> held(RunningServer server, Engine engine) {
        return engine.read(tx -> server.bean(Inventory.class).reserved(tx, List.of(1L, 2L, 3L, 4L, 5L, 6L))).stream()
                .map(g -> g.order() + " has " + g.quantity() + " at " + g.node())
                .toList();
    }

    private static void seed(RunningServer server, Engine engine) {
        engine.transact("test", tx -> {
            server.bean(Masterdata.class).putSkus(tx, List.of(new Sku("mug", "Mug", "each", 300, 1000, "USD")));
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
            server.bean(Inventory.class).count(tx, List.of(new StockCount("mug", "N1", 5, "test")));
            return 0;
        });
    }

    /** The inventory, but every claim comes too late. */
    private static Inventory late(Inventory real) {
        return (Inventory) Proxy.newProxyInstance(
                Inventory.class.getClassLoader(), new Class<?>[] {Inventory.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("reserve")) {
                        return ((List<?>) arguments[1])
                                .stream().map(r -> lost((ReserveRequest) r)).toList();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ReserveOutcome lost(ReserveRequest claim) {
        return new ReserveOutcome.Short(
                claim.owner(),
                claim.claims().stream()
                        .map(c -> new ReserveOutcome.ShortClaim(c.line(), c.sku(), c.node(), 0))
                        .toList());
    }
}
