package io.crossdock.inventory.supply.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.SupplyClaims.ClaimRequest;
import io.crossdock.inventory.supply.SupplyClaims.Item;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyReceipt;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several threads announce, redate, reduce and receive the same supply while orders claim it, give it up, and buy from
 * stock. Promises stay within the units to come, no order has more than it wants, and received units with claims are
 * reserved.
 */
@Tag("slow")
final class SupplyClaimsInterleavingTest {

    private static final int THREADS = 4;
    private static final int TRANSACTIONS = 200;
    private static final int REFERENCES = 6;
    private static final List<String> NODES = List.of("node-0", "node-1");
    private static final long SEED = Long.getLong("seed", 20261127L);
    private static final String REPLAY = "replay with -Dseed=" + SEED;

    private final Warehouse warehouse = new Warehouse();
    private final SupplyClaims backlog = new StoredSupplyClaims();
    private final AtomicLong ids = new AtomicLong(100);
    private final AtomicLong sequences = new AtomicLong();
    private final Map<Long, ClaimRequest> granted = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void neverPromisesMoreThanComes() throws Exception {
        try (warehouse;
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var runs = threads.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(number -> () -> work(new Random(SEED * 31 + number)))
                    .toList());
            for (var run : runs) {
                run.get();
            }
            check();
            giveAllUp();
        }
    }

    private void check() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).as(REPLAY).isEmpty();
        assertThat(sum("select coalesce(sum(promised), 0) from inventory.inbound"))
                .as("promised; " + REPLAY)
                .isEqualTo(sum("select coalesce(sum(quantity), 0) from inventory.supply_claim"));
        granted.forEach((order, request) -> request.items()
                .forEach(item -> assertThat(has(order, item.line()))
                        .as("order %d line %s; %s", order, item.line(), REPLAY)
                        .isLessThanOrEqualTo(item.quantity())));
        assertThat(requests.get()).as("granted; " + REPLAY).isGreaterThan(30);
        assertThat(arrived.get()).as("arrived; " + REPLAY).isGreaterThan(10);
        assertThat(lost.get()).as("lost; " + REPLAY).isGreaterThan(5);
    }

    /** The inverse of all commands leaves nothing behind. */
    private void giveAllUp() {
        var orders = LongStream.rangeClosed(100, ids.get()).boxed().toList();
        warehouse.run(tx -> warehouse.inventory.releaseOrders(tx, orders));
        assertThat(sum("select coalesce(sum(promised), 0) from inventory.inbound"))
                .as(REPLAY)
                .isZero();
        assertThat(sum("select coalesce(sum(reserved), 0) from inventory.stock"))
                .as(REPLAY)
                .isZero();
        assertThat(warehouse.ask(warehouse.inventory::verify)).as(REPLAY).isEmpty();
    }

    private long sum(String statement) {
        return warehouse.ask(tx -> tx.sql(statement).first(rs -> rs.getLong(1)).orElseThrow());
    }

    /** Units that an order's line has reserved or claimed. */
    private long has(long order, UnitLine line) {
        long held = warehouse.<List<ReservedUnits>>ask(tx -> warehouse.inventory.reserved(tx, List.of(order))).stream()
                .filter(g -> g.line().equals(line))
                .mapToLong(ReservedUnits::quantity)
                .sum();
        return held
                + warehouse.ask(tx -> backlog.claims(tx, List.of(order))).getOrDefault(order, List.of()).stream()
                        .filter(c -> c.line().equals(line))
                        .mapToLong(SupplyClaims.Claim::quantity)
                        .sum();
    }

    private Void work(Random random) throws SQLException {
        try (var connection = warehouse.connect()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                step(random.nextLong(), connection);
            }
        }
        return null;
    }

    private void step(long seed, Connection connection) throws SQLException {
        while (true) {
            try {
                var tx = new RecordedTx(connection, Warehouse.NOW);
                var after = command(new Random(seed), tx);
                connection.commit();
                after.run();
                tx.facts.stream()
                        .map(RecordedTx.Fact::data)
                        .filter(SupplyClaims.Changed.class::isInstance)
                        .map(SupplyClaims.Changed.class::cast)
                        .forEach(changed -> {
                            arrived.addAndGet(changed.arrived().size());
                            lost.addAndGet(changed.lost().size());
                        });
                return;
            } catch (SqlFailure e) {
                connection.rollback();
                if (!e.retryable()) {
                    throw new AssertionError(REPLAY, e);
                }
            }
        }
    }

    private Runnable command(Random random, RecordedTx tx) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> announce(random, tx);
            case 2 -> receive(random, tx);
            case 3, 4, 5 -> claim(random, tx);
            case 6 -> buy(random, tx);
            default -> giveUp(random, tx);
        };
    }

    private Runnable announce(Random random, RecordedTx tx) {
        var lines = IntStream.range(0, 2)
                .mapToObj(_ -> {
                    int reference = random.nextInt(REFERENCES);
                    return new SupplyAnnouncement(
                            line(reference),
                            "sku-" + reference % 2,
                            "node-" + reference % 3 % 2,
                            random.nextInt(160),
                            Warehouse.NOW.plusSeconds(random.nextInt(1_000_000)),
                            sequences.incrementAndGet());
                })
                .toList();
        warehouse.supplies.announce(tx, lines);
        return () -> {};
    }

    private Runnable receive(Random random, RecordedTx tx) {
        warehouse.supplies.receive(
                tx,
                List.of(
                        new SupplyReceipt(line(random.nextInt(REFERENCES)), 1 + random.nextInt(6), random.nextInt(2)),
                        new SupplyReceipt(line(random.nextInt(REFERENCES)), 1 + random.nextInt(6), 0)));
        return () -> {};
    }

    private Runnable claim(Random random, RecordedTx tx) {
        var asked = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> new ClaimRequest(
                        ids.incrementAndGet(),
                        "web",
                        Warehouse.NOW.plusSeconds(random.nextInt(1_000)),
                        List.of(
                                new Item(UnitLine.ordered(1), "sku-0", 1 + random.nextInt(4)),
                                new Item(UnitLine.ordered(2), "sku-1", 1 + random.nextInt(4)))))
                .toList();
        var claims = backlog.claim(tx, asked, NODES);
        return () -> {
            for (int i = 0; i < asked.size(); i++) {
                if (!claims.get(i).isEmpty()) {
                    granted.put(asked.get(i).order(), asked.get(i));
                    requests.incrementAndGet();
                }
            }
        };
    }

    private Runnable buy(Random random, RecordedTx tx) {
        warehouse.inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(ids.incrementAndGet()),
                        List.of(new Claim(
                                UnitLine.ordered(1),
                                "sku-" + random.nextInt(2),
                                "node-" + random.nextInt(2),
                                1 + random.nextInt(3))))));
        return () -> {};
    }

    private Runnable giveUp(Random random, RecordedTx tx) {
        var orders = granted.keySet().stream().skip(random.nextInt(10)).limit(2).toList();
        warehouse.inventory.releaseOrders(tx, orders);
        return () -> orders.forEach(granted::remove);
    }

    private static SupplyLineRef line(int reference) {
        return new SupplyLineRef("PO-" + reference, 1);
    }
}
