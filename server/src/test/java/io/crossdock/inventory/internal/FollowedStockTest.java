package io.crossdock.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Following;
import io.crossdock.engine.Position;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Count;
import io.crossdock.inventory.Goods;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Receipt;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.Reserve.Claim;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.Safety;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockRows;
import io.crossdock.inventory.dispositions.Disposition;
import io.crossdock.inventory.sharing.Bar;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.postgres.TestDatabase;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memory and database, while commands run from several threads. */
class FollowedStockTest {

    private static final int THREADS = 4;
    private static final int TRANSACTIONS = 80;
    private static final List<String> SKUS = List.of("sku-0", "sku-1", "sku-2", "sku-3");
    private static final long SEED = Long.getLong("seed", 20261126L);

    private final TestDatabase database = ServerDatabase.fresh();
    private final HikariDataSource pool = pool(database);
    private final AtomicLong ids = new AtomicLong(1_000_000);
    private final Engine engine = new Engine(
            EngineSettings.DEFAULT,
            new Engine.Parts(pool, Clock.systemUTC(), Clock.systemUTC(), ids::incrementAndGet, (tx, problems) -> {}, List.of(), List.of()));
    private final Inventory inventory = new StockInventory();
    private final Sharing sharing = new StockSharing();
    private final FollowedStock stock = new FollowedStock();

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

    private Following follow() throws InterruptedException {
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
                var workers = IntStream.range(0, THREADS).<Callable<Void>>mapToObj(n -> () -> {
                    work(new Random(SEED * 31 + n), TRANSACTIONS);
                    return null;
                }).toList();
                for (var run : threads.invokeAll(workers)) {
                    run.get();
                }
                var last = engine.read(tx -> tx.sql("select coalesce(max(txid), '0')::text from engine.log").first(rs -> rs.getLong(1)).orElseThrow());
                until(() -> new Position(last, Long.MAX_VALUE).compareTo(following.position()) < 0);
                done.set(true);

                assertThat(reader.get()).as("versions seen to go back; " + replay).isZero();
                assertThat(inMemory()).as(replay).isEqualTo(engine.transact("test", FollowedStockTest::inDatabase));
                assertThat(stock.candidates(SKUS)).as(replay).isEqualTo(engine.read(tx -> inventory.availability(tx, SKUS)));
                assertThat(following.loads()).isEqualTo(1);
            }
            try (var anew = follow()) {
                assertThat(stock.candidates(SKUS)).as("after a load; " + replay).isEqualTo(engine.read(tx -> inventory.availability(tx, SKUS)));
                assertThat(anew.loads()).isEqualTo(1);
            }
        }
    }

    @Test
    void aLoadAndTheFeedOfChangesFromItsPlaceBringAnotherMemoryToTheSameFigures() throws Exception {
        work(new Random(SEED), 60);
        try (var following = follow()) {
            var copy = new HashMap<String, StockChanged.Row>();
            var place = Position.read(stock.asOf().position()).orElseThrow();
            stock.all(rows -> IntStream.range(0, rows.size()).forEach(i -> put(copy, row(rows.sku(), rows, i))));
            work(new Random(SEED + 1), 60);
            var last = engine.read(tx -> tx.sql("select max(txid)::text from engine.log").first(rs -> rs.getLong(1)).orElseThrow());
            until(() -> new Position(last, Long.MAX_VALUE).compareTo(following.position()) < 0);

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
            assertThat(copy).as("replay with -Dseed=" + SEED).isEqualTo(inMemory());
        }
    }

    @Test
    void aPlaceTooLongAgoIsSaidToBe() throws Exception {
        receive();
        engine.transact("test", tx -> tx.sql("select setval('engine.log_position_seq', 2000000)").rows(rs -> rs.getLong(1)));
        receive();
        try (var following = follow()) {
            assertThat(engine.<Boolean>read(tx -> stock.changes(tx, Position.START, 5).isPresent())).isFalse();
            assertThat(engine.<Boolean>read(tx -> stock.changes(tx, following.position(), 5).isPresent())).isTrue();
        }
    }

    private void receive() {
        engine.transact("test", tx -> {
            inventory.receive(tx, List.of(new Receipt(0, "sku-0", "node-0", 1, Disposition.SELLABLE, "delivery")));
            return 0;
        });
    }

    private static void put(Map<String, StockChanged.Row> copy, StockChanged.Row row) {
        copy.merge(row.sku() + " " + row.node(), row, (a, b) -> b.version() >= a.version() ? b : a);
    }

    /** How often a version was seen that was lower than one seen before. */
    private long watch(AtomicBoolean done) throws InterruptedException {
        var newest = new HashMap<String, Long>();
        long back = 0;
        while (!done.get()) {
            for (var sku : SKUS) {
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

    private static StockChanged.Row row(String sku, StockRows rows, int i) {
        return new StockChanged.Row(sku, rows.node(i), rows.onHand(i), rows.reserved(i), rows.kept(i), rows.version(i));
    }

    private static Map<String, StockChanged.Row> inDatabase(Tx tx) {
        var all = new HashMap<String, StockChanged.Row>();
        var keys = tx.sql("select sku, node from inventory.stock").rows(rs -> new Key(rs.getString(1), rs.getString(2)));
        Stock.lock(tx, new TreeSet<>(keys)).forEach((key, level) -> put(all, new StockChanged.Row(
                key.sku(), key.node(), level.onHand(), level.reserved(), level.kept(), level.version())));
        return all;
    }

    private void work(Random random, int transactions) {
        var held = new ArrayList<Goods>();
        for (int i = 0; i < transactions; i++) {
            long seed = random.nextLong();
            var fresh = new ArrayList<Goods>();
            engine.transact("test", tx -> {
                fresh.clear();
                return command(tx, new Random(seed), List.copyOf(held), fresh);
            });
            held.addAll(fresh);
            if (new Random(seed).nextInt(8) == 3) {
                held.clear();
            }
        }
    }

    private int command(Tx tx, Random random, List<Goods> held, List<Goods> fresh) {
        switch (random.nextInt(8)) {
            case 0 -> inventory.receive(tx, list(random, 4, () -> new Receipt(
                    0, sku(random), node(random), 1 + random.nextInt(30), random.nextInt(5) == 0 ? Disposition.DAMAGED : Disposition.SELLABLE, "delivery")));
            case 1, 2 -> reserve(tx, random, fresh);
            case 3 -> {
                inventory.ship(tx, held.subList(0, held.size() / 2));
                inventory.releaseOrders(tx, held.stream().map(Goods::order).distinct().toList());
            }
            case 4 -> inventory.count(tx, list(random, 3, () -> new Count(sku(random), node(random), random.nextInt(60), "store-feed")));
            case 5 -> sharing.bar(tx, List.of(new Bar(sku(random), node(random), random.nextBoolean())));
            case 6 -> sharing.fence(tx, List.of(new RingFence(sku(random), node(random), "members", RingFence.Kind.HARD, random.nextInt(9))));
            default -> inventory.keepBack(tx, list(random, 2, () -> new Safety(sku(random), node(random), random.nextInt(5))));
        }
        return 0;
    }

    private void reserve(Tx tx, Random random, List<Goods> fresh) {
        var orders = list(random, 8, () -> new Reserve(
                ids.incrementAndGet(), List.of(new Claim(1, sku(random), node(random), 1 + random.nextInt(4))), random.nextBoolean() ? "members" : null));
        var outcomes = inventory.reserve(tx, orders);
        for (int i = 0; i < orders.size(); i++) {
            if (outcomes.get(i) instanceof ReserveOutcome.Reserved won) {
                var claim = orders.get(i).claims().getFirst();
                fresh.add(new Goods(won.order(), 1, claim.sku(), claim.node(), claim.quantity()));
            }
        }
    }

    private static <T> List<T> list(Random random, int most, Supplier<T> element) {
        return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(_ -> element.get()).toList();
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
