package io.crossdock.allocation.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.StockLevel;
import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.support.RunningServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A large set is decided on memory and claimed in the database: whatever memory contains, promised units exist and
 * existing units are promised.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationFromMemoryTest {

    private static final int SKUS = 40;
    private static final Destination CHICAGO = new Destination(41.9, -87.6);

    private final RunningServer server = RunningServer.start();
    private final Engine engine = server.bean(Engine.class);
    private final Inventory inventory = server.bean(Inventory.class);
    private final Masterdata masterdata = server.bean(Masterdata.class);
    private long orders = 1_000;

    @AfterAll
    void stop() {
        server.close();
    }

    /** Each SKU has 1 unit near and 1 far. */
    @BeforeEach
    void stock() {
        engine.transact("test", tx -> {
            masterdata.putSkus(
                    tx,
                    skus().map(s -> new Sku(s, s, "each", 300, 1_000, "USD")).toList());
            masterdata.putNodes(tx, List.of(node("NEAR", 41.88, -87.62), node("FAR", 33.75, -84.39)));
            inventory.releaseOrders(
                    tx,
                    IntStream.range(1_000, (int) orders + 1)
                            .mapToObj(i -> (long) i)
                            .toList());
            var counts = new ArrayList<StockCount>();
            skus().forEach(s -> List.of("NEAR", "FAR").forEach(n -> counts.add(new StockCount(s, n, 1, "test"))));
            inventory.count(tx, counts);
            return 0;
        });
    }

    private static Node node(String code, double latitude, double longitude) {
        return new Node(
                code,
                code,
                Node.Kind.STORE,
                "US",
                "60601",
                latitude,
                longitude,
                "America/Chicago",
                10,
                0,
                null,
                true,
                null,
                Set.of(),
                List.of(),
                null);
    }

    private static Stream<String> skus() {
        return IntStream.range(0, SKUS).mapToObj(i -> "sku-" + i);
    }

    /** One order per SKU. */
    private List<Demand> demands() {
        return skus().map(s -> new Demand(
                        ++orders,
                        "web",
                        "standard",
                        CHICAGO,
                        List.of(new Demand.DemandLine(UnitLine.ordered(1), s, 1, 300))))
                .toList();
    }

    private OrderAllocation allocation(Inventory with, Map<String, List<AvailableUnits>> memory) {
        var remembering = (Availability) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Availability.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "loaded" -> true;
                    case "asOf" -> new AsOf("1.0", 5);
                    case "candidates" -> memory;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new OrderAllocation(
                server.bean(Sourcing.class),
                with,
                remembering,
                server.bean(CandidateNodes.class),
                server.bean(StockPrices.class));
    }

    private static Map<String, List<AvailableUnits>> memory(String node) {
        var all = new HashMap<String, List<AvailableUnits>>();
        skus().forEach(s -> all.put(s, List.of(new AvailableUnits(node, 1))));
        return all;
    }

    private List<String> nodesChosen(Map<GroupRef, OrderAllocation.Result> results) {
        return results.values().stream()
                .map(r -> switch (r) {
                    case OrderAllocation.Result.Allocated won ->
                        won.plan().placements().getFirst().node();
                    case OrderAllocation.Result.Short none -> "short";
                })
                .distinct()
                .toList();
    }

    @Test
    void whatIsGoneSinceIsDecidedAgainOnWhatIsThere() {
        engine.transact(
                "test",
                tx -> inventory.count(
                        tx,
                        skus().map(s -> new StockCount(s, "NEAR", 0, "test")).toList()));

        var results = engine.transact(
                "test", tx -> allocation(inventory, memory("NEAR")).allocate(tx, demands()));

        assertThat(results).hasSize(SKUS);
        assertThat(nodesChosen(results)).containsExactly("FAR");
        assertThat(engine.read(inventory::verify)).isEmpty();
    }

    @Test
    void noOrderIsShortBecauseMemoryDoesNotKnowOfItsUnits() {
        var results =
                engine.transact("test", tx -> allocation(inventory, Map.of()).allocate(tx, demands()));

        assertThat(nodesChosen(results)).containsExactly("NEAR");
        var decisions = engine.read(tx -> server.bean(Sourcing.class).history(tx, orders, 10))
                .records();
        assertThat(decisions).hasSize(1).allMatch(d -> d.decision() instanceof Decision.Sourced);
    }

    @Test
    void anOrderIsShortWhereTheDatabaseSaysSoAndTheDecisionIsRecordedOnce() {
        engine.transact(
                "test",
                tx -> inventory.count(
                        tx,
                        skus().flatMap(s -> Stream.of(
                                        new StockCount(s, "NEAR", 0, "test"), new StockCount(s, "FAR", 0, "test")))
                                .toList()));

        var results = engine.transact(
                "test", tx -> allocation(inventory, memory("NEAR")).allocate(tx, demands()));

        assertThat(nodesChosen(results)).containsExactly("short");
        var decisions = engine.read(tx -> server.bean(Sourcing.class).history(tx, orders, 10))
                .records();
        assertThat(decisions).hasSize(1).allMatch(d -> d.decision() instanceof Decision.Unfillable);
    }

    @Test
    void locksOnlyTheRowsThatItChose() {
        engine.transact("test", tx -> {
            allocation(inventory, memory("NEAR")).allocate(tx, demands());

            assertThat(engine.<Integer>transact("other", other -> lock(other, "FAR")))
                    .isEqualTo(SKUS);
            assertThatThrownBy(() -> engine.transact("other", other -> lock(other, "NEAR")))
                    .isInstanceOf(SqlFailure.class);
            return 0;
        });
    }

    private static int lock(Tx tx, String node) {
        return tx.sql("select 1 from inventory.stock where node = ? for update nowait")
                .value(node)
                .rows(rs -> 1)
                .size();
    }

    @Test
    void inTheLastRoundNobodyIsFasterAnyMore() {
        var rounds = new AtomicInteger();
        var others = (Inventory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Inventory.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("reserve") && rounds.incrementAndGet() < 4) {
                        return ((List<?>) arguments[1])
                                .stream()
                                        .map(r -> (ReserveOutcome)
                                                new ReserveOutcome.Short(((ReserveRequest) r).owner(), List.of()))
                                        .toList();
                    }
                    try {
                        return method.invoke(inventory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });

        engine.transact("test", tx -> {
            var results = allocation(others, memory("NEAR")).allocate(tx, demands());

            assertThat(nodesChosen(results)).containsExactly("NEAR");
            assertThat(rounds).hasValue(4);
            assertThatThrownBy(() -> engine.transact("other", other -> lock(other, "FAR")))
                    .as("all that it chose from is locked")
                    .isInstanceOf(SqlFailure.class);
            return 0;
        });

        assertThat(engine.read(tx -> inventory.levels(tx, List.of("sku-7"))).stream()
                        .mapToLong(StockLevel::reserved)
                        .sum())
                .isEqualTo(1);
    }
}
