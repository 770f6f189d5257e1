package io.crossdock.inventory.availability.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.LogFollowing;
import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.GivenKits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.SafetyStock;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.inventory.availability.SkuStock;
import io.crossdock.inventory.internal.StoredInventory;
import io.crossdock.inventory.kit.Kits;
import io.crossdock.inventory.kit.internal.StoredKits;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.inventory.sharing.internal.StoredSharing;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Kit.Part;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.ServerDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares memory and database while several threads run commands. */
@Tag("slow")
class AvailabilityMemoryTest {

    private static final int THREADS = 4;
    private static final int TRANSACTIONS = 80;
    private static final int KIT_EVERY = 25;
    private static final List<String> SKUS = List.of("sku-0", "sku-1", "sku-2", "sku-3");
    /** Kits that are added during the test; the last one has stock under its own code. */
    private static final List<Kit> KITS = List.of(
            new Kit("set-0", List.of(new Part("sku-0", 2), new Part("sku-1", 1))),
            new Kit("set-1", List.of(new Part("sku-1", 1), new Part("sku-2", 3), new Part("sku-0", 1))),
            new Kit("sku-3", List.of(new Part("sku-2", 1))));

    private static final List<String> SOLD = List.of("sku-0", "sku-1", "sku-2", "sku-3", "set-0", "set-1");
    private static final long SEED = Long.getLong("seed", 20261126L);

    private final TestDatabase database = ServerDatabase.fresh();
    private final HikariDataSource pool = pool(database);
    private final AtomicLong ids = new AtomicLong(1_000_000);
    private final Engine engine = new Engine(
            EngineSettings.DEFAULT,
            new Engine.Parts(
                    pool,
                    Clock.systemUTC(),
                    Clock.systemUTC(),
                    ids::incrementAndGet,
                    (tx, problems) -> {},
                    List.of(),
                    List.of()));
    private final Inventory inventory = new StoredInventory();
    private final Sharing sharing = new StoredSharing();
    private final GivenKits assortment = new GivenKits();
    private final Kits kits = new StoredKits(inventory, assortment);
    private final AvailabilityMemory stock = new AvailabilityMemory(assortment);

    @AfterEach
    void close() {
        engine.close();
        pool.close();
        database.close();
    }

    private static HikariDataSource pool(TestDatabase database) {
        var config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(THREADS + 4);
        return new HikariDataSource(config);
    }

    private LogFollowing follow() throws InterruptedException {
        var following = engine.follow(stock);
        stock.follows(following);
        assertThat(following.awaitLoaded(Duration.ofSeconds(10))).isTrue();
        return following;
    }

    @Test
    void equalsTheDatabaseAfterRandomCommandsAndNeverGoesBack() throws Exception {
        var replay = "replay with -Dseed=" + SEED;
        try (var threads = Executors.newFixedThreadPool(THREADS + 1)) {
            work(new Random(SEED), 20);
            try (var following = follow()) {
                var done = new AtomicBoolean();
                var reader = threads.submit(() -> watch(done));
                var workers = IntStream.range(0, THREADS)
                        .<Callable<Void>>mapToObj(n -> () -> {
                            work(new Random(SEED * 31 + n), TRANSACTIONS);
                            return null;
                        })
                        .toList();
                try {
                    for (var run : threads.invokeAll(workers)) {
                        run.get();
                    }
                    caughtUp(following);
                } finally {
                    done.set(true);
                }

                assertThat(reader.get())
                        .as("versions seen to go back; " + replay)
                        .isZero();
                assertThat(plain(inMemory()))
                        .as(replay)
                        .isEqualTo(plain(engine.transact("test", AvailabilityMemoryTest::inDatabase)));
                assertThat(stock.candidates(SKUS.subList(0, 3)))
                        .as(replay)
                        .isEqualTo(engine.read(tx -> inventory.availability(tx, SKUS.subList(0, 3))));
                assertThat(stock.kits(SOLD))
                        .as("kits that were added on the way; " + replay)
                        .isNotEmpty();
                assertThat(stock.candidates(SOLD))
                        .as(replay)
                        .isEqualTo(engine.read(tx -> kits.availability(tx, SOLD, null)));
                assertThat(following.loads()).isEqualTo(1);
            }
            try (var anew = follow()) {
                assertThat(stock.candidates(SOLD))
                        .as("after a load; " + replay)
                        .isEqualTo(engine.read(tx -> kits.availability(tx, SOLD, null)));
                assertThat(anew.loads()).isEqualTo(1);
            }
        }
    }

    @Test
    void aLoadAndTheFeedOfChangesFromItsPlaceBringAnotherMemoryToTheSameFigures() throws Exception {
        work(new Random(SEED), 60);
        try (var following = follow()) {
            var copy = new HashMap<String, StockChanged.Row>();
            var place = LogPosition.read(stock.asOf().position()).orElseThrow();
            stock.all(rows -> IntStream.range(0, rows.size()).forEach(i -> put(copy, row(rows.sku(), rows, i))));
            work(new Random(SEED + 1), 60);
            sell(KITS);
            caughtUp(following);

            int parts = 0;
            for (boolean more = true; more; parts++) {
                var from = place;
                var part = engine.read(tx -> stock.changes(tx, from, 5)).orElseThrow();
                assertThat(part.rows().stream().map(r -> r.sku() + r.node())).doesNotHaveDuplicates();
                part.rows().forEach(row -> put(copy, row));
                place = part.next();
                more = part.more();
            }

            assertThat(parts).isGreaterThan(2);
            assertThat(copy.keySet()).as("kits are told, too").anyMatch(row -> row.startsWith("set-1 "));
            assertThat(copy).as("replay with -Dseed=" + SEED).isEqualTo(inMemory());
        }
    }

    @Test
    void aPlaceTooLongAgoIsSaidToBe() throws Exception {
        receive();
        engine.end();
        engine.transact("test", tx -> tx.sql("""
                insert into engine.log_order (last, before, batch)
                values (2000000, 1999999, -1)""").update());
        receive();
        try (var following = follow()) {
            caughtUp(following);
            assertThat(engine.<Boolean>read(
                            tx -> stock.changes(tx, LogPosition.START, 5).isPresent()))
                    .isFalse();
            assertThat(engine.<Boolean>read(
                            tx -> stock.changes(tx, following.position(), 5).isPresent()))
                    .isTrue();
            assertThat(engine.<Boolean>read(tx ->
                            stock.changes(tx, new LogPosition(3_000_000), 5).isPresent()))
                    .as("a place that this log has not reached, as after a restore")
                    .isFalse();
        }
    }

    /** A unit of every SKU at every node. */
    private void receive() {
        engine.transact("test", tx -> {
            inventory.receive(
                    tx,
                    SKUS.stream()
                            .flatMap(sku -> IntStream.range(0, 5)
                                    .mapToObj(n ->
                                            new StockReceipt(0, sku, "node-" + n, 1, Disposition.SELLABLE, "delivery")))
                            .toList());
            return 0;
        });
    }

    private static void put(Map<String, StockChanged.Row> copy, StockChanged.Row row) {
        copy.merge(row.sku() + " " + row.node(), row, (a, b) -> b.version() >= a.version() ? b : a);
    }

    /** Number of times that a version was lower than one seen before. */
    private long watch(AtomicBoolean done) throws InterruptedException {
        var newest = new HashMap<String, Long>();
        long back = 0;
        while (!done.get()) {
            for (var sku : SOLD) {
                var rows = stock.rows(sku).orElse(null);
                for (int i = 0; rows != null && i < rows.size(); i++) {
                    long version = rows.version(i);
                    var before = newest.put(sku + rows.node(i), version);
                    back += before != null && before > version ? 1 : 0;
                }
            }
            Thread.sleep(1);
        }
        return back;
    }

    private Map<String, StockChanged.Row> inMemory() {
        var all = new HashMap<String, StockChanged.Row>();
        stock.all(rows -> IntStream.range(0, rows.size()).forEach(i -> put(all, row(rows.sku(), rows, i))));
        return all;
    }

    /** Rows without kits, which have no rows in the database or rows that do not count. */
    private static Map<String, StockChanged.Row> plain(Map<String, StockChanged.Row> rows) {
        return rows.entrySet().stream()
                .filter(row -> SKUS.subList(0, 3).contains(row.getValue().sku()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void whatIsShownOfAKitIsWhatIsReservedOfIt() throws Exception {
        var random = new Random(SEED + 2);
        sell(KITS);
        int reserved = 0;
        try (var following = follow()) {
            for (int round = 0; round < 12; round++) {
                work(random, 6);
                receive();
                for (var kit : List.of("set-0", "set-1")) {
                    for (int n = 0; n < 5; n++) {
                        caughtUp(following);
                        reserved += enforced(kit, "node-" + n) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(reserved)
                .as("kits that were to be had; replay with -Dseed=" + SEED)
                .isGreaterThan(20);
    }

    /**
     * Checks that one unit more than shown is refused and that the shown units are not. @return whether any units were
     * shown
     */
    private boolean enforced(String kit, String node) {
        var rows = stock.rows(kit).orElseThrow();
        long shown = rows.row(node) < 0 ? 0 : rows.available(rows.row(node));
        var what = shown + " of " + kit + " shown at " + node + "; replay with -Dseed=" + SEED;
        assertThat(claim(kit, node, shown + 1)).as(what).isInstanceOf(ReserveOutcome.Short.class);
        if (shown > 0) {
            assertThat(claim(kit, node, shown)).as(what).isInstanceOf(ReserveOutcome.Reserved.class);
        }
        return shown > 0;
    }

    private ReserveOutcome claim(String kit, String node, long units) {
        var claim = new ReserveRequest(
                ReservationOwner.order(ids.incrementAndGet()),
                List.of(new Claim(UnitLine.ordered(1), kit, node, units)));
        var outcome =
                engine.transact("test", tx -> kits.reserve(tx, List.of(claim))).getFirst();
        engine.transact("test", tx -> {
            inventory.releaseOrders(tx, List.of(claim.owner().id()));
            return 0;
        });
        return outcome;
    }

    private void caughtUp(LogFollowing following) throws InterruptedException {
        var end = engine.end();
        until(() -> following.position().compareTo(end) >= 0);
    }

    private static StockChanged.Row row(String sku, SkuStock rows, int i) {
        return new StockChanged.Row(sku, rows.node(i), rows.onHand(i), rows.reserved(i), rows.kept(i), rows.version(i));
    }

    private static Map<String, StockChanged.Row> inDatabase(Tx tx) {
        var all = new HashMap<String, StockChanged.Row>();
        var keys = tx.sql("select sku, node from inventory.stock")
                .rows(rs -> new StockKey(rs.getString(1), rs.getString(2)));
        StockStore.lock(tx, new TreeSet<>(keys))
                .forEach((key, level) -> put(
                        all,
                        new StockChanged.Row(
                                key.sku(),
                                key.node(),
                                level.onHand(),
                                level.reserved(),
                                level.kept(),
                                level.version())));
        return all;
    }

    private void work(Random random, int transactions) {
        var held = new ArrayList<ReservedUnits>();
        for (int i = 0; i < transactions; i++) {
            long seed = random.nextLong();
            var fresh = new ArrayList<ReservedUnits>();
            engine.transact("test", tx -> {
                fresh.clear();
                return command(tx, new Random(seed), List.copyOf(held), fresh);
            });
            held.addAll(fresh);
            if (new Random(seed).nextInt(8) == 3) {
                held.clear();
            }
            if (i % KIT_EVERY == KIT_EVERY - 1) {
                sell(List.of(KITS.get(i / KIT_EVERY % KITS.size())));
            }
        }
    }

    private void sell(List<Kit> added) {
        engine.transact("test", tx -> {
            assortment.putKits(tx, added);
            return 0;
        });
    }

    private int command(Tx tx, Random random, List<ReservedUnits> held, List<ReservedUnits> fresh) {
        switch (random.nextInt(8)) {
            case 0 ->
                inventory.receive(
                        tx,
                        list(
                                random,
                                4,
                                () -> new StockReceipt(
                                        0,
                                        sku(random),
                                        node(random),
                                        1 + random.nextInt(30),
                                        random.nextInt(5) == 0 ? Disposition.DAMAGED : Disposition.SELLABLE,
                                        "delivery")));
            case 1, 2 -> reserve(tx, random, fresh);
            case 3 -> {
                inventory.ship(tx, held.subList(0, held.size() / 2));
                inventory.releaseOrders(
                        tx, held.stream().map(ReservedUnits::order).distinct().toList());
            }
            case 4 ->
                inventory.count(
                        tx,
                        list(
                                random,
                                3,
                                () -> new StockCount(sku(random), node(random), random.nextInt(60), "store-feed")));
            case 5 -> sharing.bar(tx, List.of(new SkuBar(sku(random), node(random), random.nextBoolean())));
            case 6 ->
                sharing.fence(
                        tx,
                        List.of(new RingFence(
                                sku(random), node(random), "members", RingFence.Kind.HARD, random.nextInt(9))));
            default ->
                inventory.keepBack(
                        tx, list(random, 2, () -> new SafetyStock(sku(random), node(random), random.nextInt(5))));
        }
        return 0;
    }

    private void reserve(Tx tx, Random random, List<ReservedUnits> fresh) {
        var orders = list(
                random,
                8,
                () -> new ReserveRequest(
                        ReservationOwner.order(ids.incrementAndGet()),
                        List.of(new Claim(UnitLine.ordered(1), sku(random), node(random), 1 + random.nextInt(4))),
                        random.nextBoolean() ? "members" : null));
        var outcomes = inventory.reserve(tx, orders);
        for (int i = 0; i < orders.size(); i++) {
            if (outcomes.get(i) instanceof ReserveOutcome.Reserved won) {
                var claim = orders.get(i).claims().getFirst();
                fresh.add(new ReservedUnits(
                        won.owner(), UnitLine.ordered(1), claim.sku(), claim.node(), claim.quantity()));
            }
        }
    }

    private static <T> List<T> list(Random random, int most, Supplier<T> element) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(_ -> element.get())
                .toList();
    }

    private static String sku(Random random) {
        return SKUS.get(random.nextInt(SKUS.size()));
    }

    private static String node(Random random) {
        return "node-" + random.nextInt(5);
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 s").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
