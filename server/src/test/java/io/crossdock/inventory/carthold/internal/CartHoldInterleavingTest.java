package io.crossdock.inventory.carthold.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.inventory.carthold.CartHolds.Claimant;
import io.crossdock.inventory.carthold.CartHolds.Extension;
import io.crossdock.inventory.carthold.CartHolds.OrderedUnits;
import io.crossdock.inventory.carthold.CartHolds.Outcome;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Several threads open, extend, convert, release and expire the same holds at once, while business time goes on. A hold
 * ends exactly once, its units are either an order's or free, and nothing is oversold.
 */
final class CartHoldInterleavingTest {

    private static final int THREADS = 4;
    private static final int TRANSACTIONS = 250;
    private static final int UNITS = 40;
    private static final long SEED = Long.getLong("seed", 20261126L);
    private static final String REPLAY = "replay with -Dseed=" + SEED;

    private final Warehouse warehouse = new Warehouse();
    private final CartHolds holds = new StoredCartHolds();
    private final AtomicLong ids = new AtomicLong(100);
    private final AtomicLong seconds = new AtomicLong();
    /** Number of threads that ended each hold; more than one would lose or double a unit. */
    private final Map<Long, AtomicInteger> ends = new ConcurrentHashMap<>();

    private final Map<Long, Long> orderUnits = new ConcurrentHashMap<>();
    private final AtomicInteger converted = new AtomicInteger();
    private final AtomicInteger expired = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @Test
    void neverLosesOrDoublesAUnit() throws Exception {
        try (warehouse;
                var threads = Executors.newFixedThreadPool(THREADS)) {
            warehouse.stock("""
                    sku   | node   | on hand
                    sku-0 | node-0 | %1$d
                    sku-0 | node-1 | %1$d
                    sku-1 | node-0 | %1$d
                    sku-1 | node-1 | %1$d
                    """.formatted(UNITS));
            var runs = threads.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(number -> () -> work(new Random(SEED * 31 + number)))
                    .toList());
            for (var run : runs) {
                run.get();
            }
            check();
        }
    }

    private void check() {
        assertThat(ends.values())
                .as(REPLAY)
                .allSatisfy(times -> assertThat(times.get()).isLessThanOrEqualTo(1));
        assertThat(warehouse.ask(warehouse.inventory::verify)).as(REPLAY).isEmpty();
        orderUnits.forEach((order, units) ->
                assertThat(reserved(order)).as("order %d; %s", order, REPLAY).isEqualTo(units));
        var far = Warehouse.NOW.plusSeconds(1_000_000);
        warehouse.at(far, tx -> {
            while (!holds.expire(tx, 1000).isEmpty()) {}
        });
        var ordered = orderUnits.values().stream().mapToLong(Long::longValue).sum();
        assertThat(warehouse.<Long>ask(tx -> tx.sql("select sum(reserved) from inventory.stock")
                        .first(rs -> rs.getLong(1))
                        .orElseThrow()))
                .as("only orders hold units in the end; " + REPLAY)
                .isEqualTo(ordered);
        assertThat(warehouse.ask(warehouse.inventory::verify)).as(REPLAY).isEmpty();
        assertThat(converted.get()).as("converted; " + REPLAY).isGreaterThan(20);
        assertThat(expired.get()).as("expired; " + REPLAY).isGreaterThan(20);
        assertThat(released.get()).as("released; " + REPLAY).isGreaterThan(10);
    }

    private long reserved(long order) {
        return warehouse.ask(tx -> warehouse.inventory.reserved(tx, List.of(order))).stream()
                .mapToLong(ReservedUnits::quantity)
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
                var after = command(new Random(seed), new RecordedTx(connection, now()));
                connection.commit();
                after.run();
                return;
            } catch (SqlFailure e) {
                connection.rollback();
                if (!e.retryable()) {
                    throw new AssertionError(REPLAY, e);
                }
            }
        }
    }

    private Instant now() {
        return Warehouse.NOW.plusSeconds(seconds.incrementAndGet());
    }

    private Runnable command(Random random, RecordedTx tx) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> make(random, tx);
            case 3, 4 -> convert(random, tx);
            case 5 -> release(random, tx);
            case 6 -> extend(random, tx);
            case 7 -> give(random, tx);
            default -> expire(tx);
        };
    }

    private Runnable make(Random random, RecordedTx tx) {
        long id = ids.incrementAndGet();
        var claims = IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(line -> new Claim(
                        UnitLine.ordered(line),
                        "sku-" + random.nextInt(2),
                        "node-" + random.nextInt(2),
                        1 + random.nextInt(4)))
                .toArray(Claim[]::new);
        CartHoldsTest.make(warehouse, holds, tx, id, tx.at().plusSeconds(5 + random.nextInt(60)), claims);
        return () -> ends.put(id, new AtomicInteger());
    }

    private Runnable convert(Random random, RecordedTx tx) {
        var claimants = IntStream.range(0, 3)
                .mapToObj(_ -> new Claimant(
                        ids.incrementAndGet(),
                        "web",
                        recent(random),
                        List.of(
                                new OrderedUnits(UnitLine.ordered(1), "sku-0", 1 + random.nextInt(4)),
                                new OrderedUnits(UnitLine.ordered(2), "sku-1", 1 + random.nextInt(4)))))
                .toList();
        var outcomes = holds.convert(tx, claimants);
        return () -> {
            for (var outcome : outcomes) {
                if (outcome instanceof Outcome.Converted won) {
                    converted.incrementAndGet();
                    orderUnits.put(
                            won.order(),
                            won.units().stream()
                                    .mapToLong(ReservedUnits::quantity)
                                    .sum());
                    ended(Long.parseLong(won.hold().substring(1)));
                }
            }
        };
    }

    private Runnable release(Random random, RecordedTx tx) {
        var gone = holds.release(tx, List.of(recent(random), recent(random)));
        return () -> gone.forEach(id -> {
            released.incrementAndGet();
            ended(id);
        });
    }

    private Runnable extend(Random random, RecordedTx tx) {
        holds.extend(tx, List.of(new Extension(recent(random), tx.at().plusSeconds(random.nextInt(100)))));
        return () -> {};
    }

    /** An order releases its units, so that the next order finds some. */
    private Runnable give(Random random, RecordedTx tx) {
        var order = orderUnits.keySet().stream().skip(random.nextInt(5)).findFirst();
        order.ifPresent(id -> warehouse.inventory.releaseOrders(tx, List.of(id)));
        return () -> order.ifPresent(orderUnits::remove);
    }

    private Runnable expire(RecordedTx tx) {
        int count = holds.expire(tx, 20).size();
        return () -> expired.addAndGet(count);
    }

    private void ended(long hold) {
        ends.computeIfAbsent(hold, _ -> new AtomicInteger()).incrementAndGet();
    }

    private long recent(Random random) {
        return Math.max(101, ids.get() - random.nextInt(20));
    }
}
