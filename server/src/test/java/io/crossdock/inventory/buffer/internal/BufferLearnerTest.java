package io.crossdock.inventory.buffer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A store whose books are wrong for 20 % of its deliveries, simulated day by day with and without buffers from the same
 * seeds. Two orders per SKU and day want one unit each; the picker finds it or not.
 */
@Tag("slow")
final class BufferLearnerTest {

    /** First seed; {@code -Dseed=7 -Dseeds=1} replays the seventh. Measured with 1 to 12, see the test. */
    private static final long SEED = Long.getLong("seed", 1L);

    private static final int SEEDS = Integer.getInteger("seeds", 4);
    private static final int SKUS = 60;
    private static final int DAYS = 40;
    private static final int DELIVERY_DAYS = 5;
    private static final double WRONG = 0.2;

    /** Totals of the simulated days. */
    private record Played(int shorts, int filled, String aReason) {

        Played plus(Played other) {
            return new Played(shorts + other.shorts, filled + other.filled, other.aReason);
        }
    }

    /**
     * Seeds 1 to 12, which no parameter was chosen on: 0.62 of the short picks (single seeds 0.40 to 0.79), for 2 % of
     * the sales.
     */
    @Test
    void learningEndsInFewerShortPicks() {
        var without = new Played(0, 0, "");
        var with = new Played(0, 0, "");
        var each = new StringBuilder();
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            var plain = play(seed, false);
            var learned = play(seed, true);
            each.append("seed %d: %d short, %d with buffers; %d filled, %d with buffers%n"
                    .formatted(seed, plain.shorts, learned.shorts, plain.filled, learned.filled));
            assertThat(learned.aReason)
                    .as("seed %d", seed)
                    .contains("% of the units in the books are estimated to be missing");
            assertThat(plain.aReason).as("seed %d", seed).isEmpty();
            without = without.plus(plain);
            with = with.plus(learned);
        }

        assertThat((double) with.shorts / without.shorts).as(each.toString()).isLessThan(0.75);
        assertThat((double) with.filled / without.filled).as(each.toString()).isGreaterThan(0.95);
    }

    @Test
    void theSwitchReleasesWhatWasKeptBack() {
        try (var warehouse = new Warehouse()) {
            var buffers = new BufferLearner();
            warehouse.stock("""
                    sku | node  | on hand
                    mug | S001  | 20
                    """);
            warehouse.run(tx -> tx.sql("update inventory.stock set buffer = 4").update());
            warehouse.run(tx -> buffers.putPolicies(tx, List.of(new BufferPolicy("S001", false, 5, 50, 10))));

            var tx = warehouse.run(t -> buffers.learn(t, new KeySlice(KeySlice.BEGIN, KeySlice.END, 1, true)));

            assertThat(warehouse
                            .ask(t -> warehouse.inventory.levels(t, List.of("mug")))
                            .getFirst()
                            .available())
                    .isEqualTo(20);
            assertThat(tx.facts).extracting(f -> f.type()).containsExactly("stock-changed", "stock-increased");
            assertThat(warehouse
                            .ask(t -> buffers.of(t, List.of("mug")))
                            .getFirst()
                            .reason())
                    .isEqualTo("switched off by the policy");
        }
    }

    @Test
    void aNodeIsKnownByWhatItsPickersMissedAndAnUnknownOneByTheAssumption() {
        try (var warehouse = new Warehouse()) {
            var buffers = new BufferLearner();
            warehouse.stock("""
                    sku | node  | on hand
                    mug | S001  | 200
                    pen | S002  | 400
                    """);
            warehouse.run(tx -> warehouse.inventory.reserve(
                    tx,
                    List.of(
                            new ReserveRequest(
                                    ReservationOwner.order(1),
                                    List.of(new Claim(UnitLine.ordered(1), "mug", "S001", 100))),
                            new ReserveRequest(
                                    ReservationOwner.order(2),
                                    List.of(new Claim(UnitLine.ordered(1), "pen", "S002", 400))))));
            warehouse.run(tx -> {
                warehouse.inventory.ship(
                        tx,
                        List.of(
                                new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "S001", 80),
                                new ReservedUnits(ReservationOwner.order(2), UnitLine.ordered(1), "pen", "S002", 400)));
                warehouse.inventory.shortPick(
                        tx,
                        List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "S001", 20)));
            });

            warehouse.run(tx -> buffers.learn(tx, new KeySlice(KeySlice.BEGIN, KeySlice.END, 2, true)));

            var permille = warehouse.ask(tx -> buffers.missedPermille(tx, List.of("S001", "S002", "S003")));

            // (100 x 1 % + 20) / (100 + 100); (100 x 1 % + 0) / (100 + 400); 1 %
            assertThat(permille).containsOnly(entry("S001", 105), entry("S002", 2), entry("S003", 10));
        }
    }

    /** Only days in the second half count, since there is nothing to learn from before. */
    private static Played play(long seed, boolean learning) {
        var random = new Random(seed);
        var really = new int[SKUS];
        int shorts = 0;
        int filled = 0;
        try (var warehouse = new Warehouse()) {
            var inventory = warehouse.inventory;
            var buffers = new BufferLearner();
            for (int day = 0; day < DAYS; day++) {
                var at = Warehouse.NOW.plusSeconds(86_400L * day);
                if (day % DELIVERY_DAYS == 0) {
                    warehouse.at(at, tx -> inventory.receive(tx, deliver(random, really)));
                }
                if (learning) {
                    warehouse.at(at, tx -> buffers.learn(tx, new KeySlice(KeySlice.BEGIN, KeySlice.END, SKUS, true)));
                }
                long first = 1_000L * day;
                var granted = new ArrayList<ReservedUnits>();
                warehouse.at(at, tx -> order(tx, inventory, first).forEach(granted::add));
                var found = granted.stream()
                        .filter(g -> really[number(g.sku())] > 0)
                        .toList();
                var missed = granted.stream()
                        .filter(g -> really[number(g.sku())] <= 0)
                        .toList();
                warehouse.at(at, tx -> {
                    inventory.ship(tx, found);
                    inventory.shortPick(tx, missed);
                });
                found.forEach(g -> really[number(g.sku())]--);
                shorts += day >= DAYS / 2 ? missed.size() : 0;
                filled += day >= DAYS / 2 ? found.size() : 0;
            }
            assertThat(warehouse.ask(inventory::verify)).isEmpty();
            var reasons = warehouse.ask(tx -> buffers.of(tx, List.of("sku-0", "sku-1", "sku-2", "sku-3")));
            return new Played(
                    shorts, filled, reasons.isEmpty() ? "" : reasons.getFirst().reason());
        }
    }

    private static List<StockReceipt> deliver(Random random, int[] really) {
        var receipts = new ArrayList<StockReceipt>();
        for (int sku = 0; sku < SKUS; sku++) {
            int units = 4 + random.nextInt(5);
            int lacking = random.nextDouble() < WRONG ? 1 + random.nextInt(2) : 0;
            really[sku] += units - lacking;
            receipts.add(new StockReceipt(0, "sku-" + sku, "S001", units, Disposition.SELLABLE, "delivery"));
        }
        return receipts;
    }

    private static List<ReservedUnits> order(RecordedTx tx, Inventory inventory, long first) {
        var orders = new ArrayList<ReserveRequest>();
        for (int sku = 0; sku < SKUS; sku++) {
            for (int i = 0; i < 2; i++) {
                orders.add(new ReserveRequest(
                        ReservationOwner.order(first + orders.size()),
                        List.of(new Claim(UnitLine.ordered(1), "sku-" + sku, "S001", 1))));
            }
        }
        var outcomes = inventory.reserve(tx, orders);
        var granted = new ArrayList<ReservedUnits>();
        for (int i = 0; i < orders.size(); i++) {
            if (outcomes.get(i) instanceof Reserved) {
                granted.add(new ReservedUnits(
                        orders.get(i).owner(),
                        UnitLine.ordered(1),
                        orders.get(i).claims().getFirst().sku(),
                        "S001",
                        1));
            }
        }
        return granted;
    }

    private static int number(String sku) {
        return Integer.parseInt(sku.substring("sku-".length()));
    }
}
