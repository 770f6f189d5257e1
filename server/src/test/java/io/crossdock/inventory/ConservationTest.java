package io.crossdock.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Runs random commands from several threads on few rows. Afterwards nothing is oversold; levels equal the ledger and
 * reserved units the reservations; all received goods are on hand, in transit, gone or written off; fences count their
 * reservations, and promises of supply stay within the units to come.
 */
final class ConservationTest {

    private static final int THREADS = 4;
    private static final int TRANSACTIONS = 250;
    private static final int SKUS = 3;
    static final int NODES = 3;
    private static final List<String> CHANNELS = List.of("amazon", "ebay", "web");
    private static final List<String> GROUPS = List.of("amazon", "marketplaces", "web");
    private static final long SEED = Long.getLong("seed", 20261123L);

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;

    /** State of one thread; its orders are its own. */
    private static final class Worker {
        final Random random;
        final SupplyTraffic traffic;
        final List<ReservedUnits> held = new ArrayList<>();
        long nextOrder;
        long received;
        long shipped;
        long refused;
        long granted;
        long again;

        Worker(Warehouse warehouse, int number) {
            traffic = new SupplyTraffic(warehouse, number);
            random = new Random(SEED * 31 + number);
            nextOrder = 1_000_000L * (number + 1);
        }
    }

    @Test
    void neverOversellsAndLosesNothing() throws Exception {
        try (warehouse;
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var workers = IntStream.range(0, THREADS)
                    .mapToObj(number -> new Worker(warehouse, number))
                    .toList();
            var runs = threads.invokeAll(workers.stream()
                    .<Callable<Void>>map(worker -> () -> work(worker))
                    .toList());
            for (var run : runs) {
                run.get();
            }
            check(workers);
        }
    }

    private void check(List<Worker> workers) {
        var replay = "replay with -Dseed=" + SEED;
        assertThat(warehouse.ask(inventory::verify)).as(replay).isEmpty();
        var held = workers.stream()
                .flatMap(w -> w.held.stream())
                .mapToLong(ReservedUnits::quantity)
                .sum();
        assertThat(sum("select sum(reserved) from inventory.stock"))
                .as("reserved; " + replay)
                .isEqualTo(held
                        + workers.stream().mapToLong(w -> w.traffic.requested()).sum());
        checkSupply(workers, replay);
        assertThat(-sum("select sum(on_hand) from inventory.ledger where cause = 'shipped'"))
                .as("shipped; " + replay)
                .isEqualTo(workers.stream().mapToLong(w -> w.shipped).sum());
        assertThat(sum("select sum(on_hand + quarantined) from inventory.ledger where cause = 'delivery'"))
                .as("received; " + replay)
                .isEqualTo(workers.stream().mapToLong(w -> w.received).sum());
        assertThat(workers.stream().mapToLong(w -> w.granted).sum())
                .as("orders granted; " + replay)
                .isGreaterThan(100);
        assertThat(workers.stream().mapToLong(w -> w.refused).sum())
                .as("orders refused; " + replay)
                .isGreaterThan(100);
    }

    private void checkSupply(List<Worker> workers, String replay) {
        assertThat(sum("select sum(in_transit) from inventory.ledger"))
                .as("in transit; " + replay)
                .isEqualTo(
                        workers.stream().mapToLong(w -> w.traffic.inTransit()).sum());
        assertThat(sum("""
                select sum(on_hand + quarantined + in_transit) from inventory.ledger
                where cause in ('transfer-shipped', 'transfer-received')
                """))
                .as("transfers neither make nor lose goods; " + replay)
                .isZero();
        assertThat(sum("select sum(on_hand + quarantined) from inventory.ledger where cause = 'moved'"))
                .as("moved; " + replay)
                .isEqualTo(workers.stream().mapToLong(w -> w.traffic.moved).sum());
        assertThat(sum("select sum(promised) from inventory.inbound"))
                .as("promised; " + replay)
                .isEqualTo(workers.stream().mapToLong(w -> w.traffic.promised).sum());
        assertThat(workers.stream().mapToLong(w -> w.traffic.finished).sum())
                .as("transfers that ended; " + replay)
                .isGreaterThan(5);
        assertThat(sum("select count(*) from inventory.inbound where promised > 0"))
                .as("promised lines; " + replay)
                .isPositive();
    }

    private long sum(String statement) {
        return warehouse.ask(tx -> tx.sql(statement).first(rs -> rs.getLong(1)).orElseThrow());
    }

    private Void work(Worker worker) throws SQLException {
        try (var connection = warehouse.connect()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                step(worker, connection);
            }
        }
        return null;
    }

    /** Runs one transaction; tries again after a deadlock, as the engine does. */
    private void step(Worker worker, Connection connection) throws SQLException {
        var seed = worker.random.nextLong();
        while (true) {
            try {
                var after = command(worker, new Random(seed), new RecordedTx(connection, Warehouse.NOW));
                connection.commit();
                after.run();
                return;
            } catch (SqlFailure e) {
                connection.rollback();
                if (!e.retryable()) {
                    throw new AssertionError("replay with -Dseed=" + SEED, e);
                }
                worker.again++;
            }
        }
    }

    /** Runs a random command; the result updates the worker's own books and runs after the commit. */
    private Runnable command(Worker worker, Random random, RecordedTx tx) {
        return switch (random.nextInt(15)) {
            case 0 -> receive(worker, random, tx);
            case 1, 2, 3 -> reserve(worker, random, tx);
            case 4 -> release(worker, random, tx);
            case 5 -> ship(worker, random, tx);
            case 6 -> shortPick(worker, random, tx);
            case 7 -> share(random, tx);
            case 8, 9, 10, 11, 12, 13 -> worker.traffic.command(random, tx);
            default -> releaseOrderOrCount(worker, random, tx);
        };
    }

    /** Sets, changes and removes fences. */
    private Runnable share(Random random, RecordedTx tx) {
        var group = GROUPS.get(random.nextInt(GROUPS.size()));
        switch (random.nextInt(6)) {
            case 0 ->
                warehouse.sharing.putChannels(
                        tx,
                        List.of(new ChannelStock(
                                channel(random),
                                group,
                                random.nextInt(4) == 0 ? List.of("node-0", "node-1") : List.of())));
            case 1 -> warehouse.sharing.unfence(tx, List.of(new RingFence.At(sku(random), node(random), group)));
            case 2 -> warehouse.sharing.bar(tx, List.of(new SkuBar(sku(random), node(random), random.nextInt(3) == 0)));
            default ->
                warehouse.sharing.fence(
                        tx,
                        List.of(new RingFence(
                                sku(random),
                                node(random),
                                group,
                                random.nextBoolean() ? RingFence.Kind.HARD : RingFence.Kind.UP_TO,
                                random.nextInt(8))));
        }
        return () -> {};
    }

    private static String channel(Random random) {
        return CHANNELS.get(random.nextInt(CHANNELS.size()));
    }

    private Runnable receive(Worker worker, Random random, RecordedTx tx) {
        var receipts = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(_ -> new StockReceipt(
                        0,
                        sku(random),
                        node(random),
                        1 + random.nextInt(20),
                        random.nextInt(5) == 0 ? Disposition.DAMAGED : Disposition.SELLABLE,
                        "delivery"))
                .toList();
        inventory.receive(tx, receipts);
        return () -> worker.received +=
                receipts.stream().mapToLong(StockReceipt::quantity).sum();
    }

    private Runnable reserve(Worker worker, Random random, RecordedTx tx) {
        var orders = IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(i -> new ReserveRequest(
                        ReservationOwner.order(worker.nextOrder + i),
                        IntStream.rangeClosed(1, 1 + random.nextInt(3))
                                .mapToObj(line -> new Claim(
                                        UnitLine.ordered(line), sku(random), node(random), 1 + random.nextInt(4)))
                                .toList(),
                        random.nextInt(4) == 0 ? null : channel(random)))
                .toList();
        var outcomes = inventory.reserve(tx, orders);
        return () -> {
            worker.nextOrder += orders.size();
            for (int i = 0; i < orders.size(); i++) {
                var order = orders.get(i);
                switch (outcomes.get(i)) {
                    case ReserveOutcome.Reserved _ -> {
                        worker.granted++;
                        order.claims()
                                .forEach(c -> worker.held.add(
                                        new ReservedUnits(order.owner(), c.line(), c.sku(), c.node(), c.quantity())));
                    }
                    case ReserveOutcome.Short _ -> worker.refused++;
                }
            }
        };
    }

    private Runnable release(Worker worker, Random random, RecordedTx tx) {
        var some = some(worker, random);
        inventory.release(
                tx,
                some.stream()
                        .map(g -> new ReleaseRequest(g.owner(), g.line(), g.node(), g.quantity()))
                        .toList());
        return () -> worker.held.removeAll(some);
    }

    private Runnable ship(Worker worker, Random random, RecordedTx tx) {
        var some = some(worker, random);
        inventory.ship(tx, some);
        return () -> {
            worker.held.removeAll(some);
            worker.shipped += some.stream().mapToLong(ReservedUnits::quantity).sum();
        };
    }

    private Runnable shortPick(Worker worker, Random random, RecordedTx tx) {
        var some = some(worker, random);
        inventory.shortPick(tx, some);
        return () -> worker.held.removeAll(some);
    }

    private Runnable releaseOrderOrCount(Worker worker, Random random, RecordedTx tx) {
        if (random.nextBoolean()) {
            inventory.count(tx, List.of(new StockCount(sku(random), node(random), random.nextInt(60), "store-feed")));
            return () -> {};
        }
        var orders = some(worker, random).stream()
                .map(ReservedUnits::order)
                .distinct()
                .toList();
        inventory.releaseOrders(tx, orders);
        return () -> worker.held.removeIf(g -> orders.contains(g.order()));
    }

    private static List<ReservedUnits> some(Worker worker, Random random) {
        return worker.held.stream()
                .filter(_ -> random.nextInt(4) == 0)
                .limit(10)
                .toList();
    }

    static String sku(Random random) {
        return "sku-" + random.nextInt(SKUS);
    }

    static String node(Random random) {
        return "node-" + random.nextInt(NODES);
    }
}
