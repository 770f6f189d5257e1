package io.crossdock.inventory.feed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.KnownCodes;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Goods arrive, are sold at the till, counted and shipped. The source's messages arrive late, in any order and twice;
 * Crossdock knows its own shipments at once. After the last message the books agree with the goods.
 */
@Tag("slow")
final class FeedsPropertyTest {

    private static final long SEED = Long.getLong("seed", 4711L);
    private static final int RUNS = Integer.getInteger("runs", 12);
    private static final int EVENTS = 30;
    private static final int LATE_SECONDS_MAX = 900;
    private static final List<String> SKUS = List.of("mug", "cup");
    private static final Instant START = Warehouse.NOW;

    /** A message and its time of arrival. */
    private record Told(Instant arrives, Message message) {}

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;

    @Test
    void theBooksSayWhatIsThereWhenEverythingHasArrived() {
        try (warehouse) {
            for (int run = 0; run < RUNS; run++) {
                play(SEED + run, "store-" + run);
            }
            assertThat(warehouse.ask(inventory::verify)).isEmpty();
        }
    }

    private void play(long seed, String node) {
        var random = new Random(seed);
        var master = new KnownCodes(SKUS, Set.of(node));
        var source = new StoredFeeds(master);
        warehouse.run(tx -> source.put(
                tx, List.of(new Profile(node, Feeds.System.POS, Set.of(Kind.values()), List.of(), 0, 7200))));
        var really = new long[] {10, 10};
        warehouse.at(
                START,
                tx -> inventory.count(
                        tx,
                        List.of(
                                new StockCount("mug", node, 10, START, "opening"),
                                new StockCount("cup", node, 10, START, "opening"))));
        var underWay = new ArrayList<Told>();
        var trace = new ArrayList<String>();
        for (int i = 1; i <= EVENTS; i++) {
            var at = START.plusSeconds(60L * i);
            arrive(source, underWay, at, trace);
            int sku = random.nextInt(SKUS.size());
            switch (random.nextInt(6)) {
                case 0 -> ship(random, really, sku, node, at, i, trace);
                case 1 -> tell(random, underWay, message(node, i, Kind.ABSOLUTE, at, sku, really[sku]));
                case 2, 3 -> {
                    long units = 1 + random.nextInt(6);
                    really[sku] += units;
                    tell(random, underWay, message(node, i, Kind.DELTA, at, sku, units));
                }
                default -> {
                    long units = Math.min(really[sku], 1 + random.nextInt(6));
                    really[sku] -= units;
                    tell(random, underWay, message(node, i, Kind.DELTA, at, sku, -units));
                }
            }
        }
        arrive(source, underWay, START.plusSeconds(60L * EVENTS + 3 * LATE_SECONDS_MAX), trace);
        for (int sku = 0; sku < SKUS.size(); sku++) {
            var name = SKUS.get(sku);
            var level = warehouse.ask(tx -> inventory.levels(tx, List.of(name))).stream()
                    .filter(l -> l.node().equals(node))
                    .findFirst();
            assertThat(level.orElseThrow().onHand())
                    .as("%s; replay with -Dseed=%d -Druns=1%n%s", name, seed, String.join("\n", trace))
                    .isEqualTo(really[sku]);
        }
    }

    /** Ships if both the books and the shelf have the goods. */
    private void ship(Random random, long[] really, int sku, String node, Instant at, int number, List<String> trace) {
        long units = 1 + random.nextInt(3);
        long order = (long) node.hashCode() * 1_000 + number;
        if (really[sku] < units) {
            return;
        }
        var name = SKUS.get(sku);
        var reserve = new ReserveRequest(
                ReservationOwner.order(order), List.of(new Claim(UnitLine.ordered(1), name, node, units)));
        var granted = new ArrayList<Boolean>();
        warehouse.at(
                at, tx -> granted.add(inventory.reserve(tx, List.of(reserve)).getFirst() instanceof Reserved));
        if (granted.getFirst()) {
            warehouse.at(
                    at,
                    tx -> inventory.ship(
                            tx,
                            List.of(new ReservedUnits(
                                    ReservationOwner.order(order), UnitLine.ordered(1), name, node, units))));
            really[sku] -= units;
            trace.add(at + " shipped " + units + " " + name);
        }
    }

    private static Message message(String feed, long sequence, Kind kind, Instant at, int sku, long units) {
        var row = new Row(0, SKUS.get(sku), null, units, "");
        return new Message(feed, sequence, 1, 1, kind, at, feed, List.of(row), "hash", null);
    }

    private static void tell(Random random, List<Told> underWay, Message message) {
        int times = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            underWay.add(new Told(message.at().plusSeconds(1 + random.nextInt(LATE_SECONDS_MAX)), message));
        }
    }

    private void arrive(Feeds source, List<Told> underWay, Instant until, List<String> trace) {
        var now = underWay.stream()
                .filter(told -> !told.arrives.isAfter(until))
                .sorted(Comparator.comparing(Told::arrives))
                .toList();
        underWay.removeAll(now);
        for (var told : now) {
            var more = new boolean[] {true};
            while (more[0]) {
                warehouse.at(told.arrives, tx -> more[0] = source.take(tx, told.message));
            }
            var row = told.message.rows().getFirst();
            trace.add("%s %s of %s: %d %s"
                    .formatted(told.arrives, told.message.kind(), told.message.at(), row.units(), row.sku()));
        }
    }
}
