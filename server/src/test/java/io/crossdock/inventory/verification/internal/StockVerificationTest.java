package io.crossdock.inventory.verification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.internal.StoredSharing;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.verification.StockVerification.Difference;
import io.crossdock.inventory.verification.StockVerification.Recounted;
import io.crossdock.inventory.walk.IdSlice;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.inventory.walk.StockWalk;
import io.crossdock.inventory.walk.Walk;
import io.crossdock.inventory.walk.WalkStore;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class StockVerificationTest {

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;
    private final StoredStockVerification watch = new StoredStockVerification(new StoredSharing());

    @BeforeEach
    void stock() {
        var counts = new ArrayList<StockCount>();
        for (int i = 0; i < 25; i++) {
            counts.add(new StockCount("sku-%02d".formatted(i), "berlin", 10, "opening"));
        }
        warehouse.run(tx -> inventory.count(tx, counts));
        warehouse.run(tx -> inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1),
                        List.of(
                                new Claim(UnitLine.ordered(1), "sku-03", "berlin", 4),
                                new Claim(UnitLine.ordered(2), "sku-20", "berlin", 5))))));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void slicesCoverEveryRowOnce() {
        var slices = slices(10);

        assertThat(slices).extracting(KeySlice::rows).containsExactly(10L, 10L, 5L);
        assertThat(slices.getFirst().to()).isEqualTo(new StockKey("sku-09", "berlin"));
        assertThat(slices).extracting(KeySlice::last).containsExactly(false, false, true);
        assertThat(slices.stream().flatMap(slice -> warehouse.ask(tx -> VerificationWalk.STOCK.on(tx, slice)).stream()))
                .isEmpty();
    }

    @Test
    void aSliceFindsWhatTheFullComparisonFinds() {
        corrupt();

        var found = slices(7).stream()
                .flatMap(slice -> warehouse.ask(tx -> VerificationWalk.STOCK.on(tx, slice)).stream())
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(warehouse.ask(inventory::verify));
        assertThat(found)
                .contains(
                        "ledger differs: sku-05 at berlin has 12 on hand, booked 10; 0 in quarantine, booked 0",
                        "reserved differs: sku-20 at berlin has 3, its reservations sum to 5",
                        "reserved differs: tent at berlin has 0, its reservations sum to 1");
    }

    @Test
    void cartHoldsAreWalkedAlongById() {
        warehouse.run(tx -> tx.sql("""
                insert into inventory.hold (id, channel, key, fingerprint, made_at, expires_at, latest_at)
                select n, 'web', n::text, '', now(), now(), now() from generate_series(11, 15) n
                """).update());
        warehouse.run(tx -> tx.sql("""
                insert into inventory.hold_line (hold_id, line, sku, wanted, held)
                values (13, 1, 'mug', 2, 2)
                """).update());

        var first = warehouse.ask(tx -> WalkStore.nextOfHolds(tx, 0, 3));
        var second = warehouse.ask(tx -> WalkStore.nextOfHolds(tx, first.id(), 3));

        assertThat(first).isEqualTo(new IdSlice(0, 13, 3, false));
        assertThat(second).isEqualTo(new IdSlice(13, Long.MAX_VALUE, 2, true));
        List<String> found = warehouse.ask(tx -> CartHoldCheckStore.violations(tx, first));
        assertThat(found).containsExactly("hold differs: H13 is held, was made with 2 and has 0 reserved");
        List<String> none = warehouse.ask(tx -> CartHoldCheckStore.violations(tx, second));
        assertThat(none).isEmpty();
    }

    @Test
    void aViolationIsACase() {
        corrupt();

        var tx = warehouse.run(t -> VerificationWalk.STOCK.on(t, new KeySlice(KeySlice.BEGIN, KeySlice.END, 25, true)));

        assertThat(tx.problems).extracting(Tx.Problem::kind).containsExactly("stock-violation");
        assertThat(tx.problems.getFirst().detail())
                .startsWith("3 violation(s) among 25 rows: ledger differs: sku-05 at berlin has 12 on hand, booked 10;")
                .contains("; reserved differs: tent");
    }

    @Test
    void rebuildSetsLevelsAndTellsWhatItChanged() {
        corrupt();

        var tx = warehouse.run(t ->
                assertThat(watch.rebuild(t)).extracting(Difference::sku).containsExactly("sku-05", "sku-20", "tent"));

        // The tent has a reservation and nothing on hand; now its row says that the unit is promised and missing.
        assertThat(warehouse.levels("sku-05", "sku-20", "tent")).isEqualTo("""
                sku-05 berlin: 10 on hand, 0 reserved, 0 missing, 0 quarantined
                sku-20 berlin: 10 on hand, 5 reserved, 0 missing, 0 quarantined
                tent berlin: 0 on hand, 1 reserved, 1 missing, 0 quarantined""");
        assertThat(warehouse.ask(inventory::verify)).isEmpty();
        assertThat(tx.facts).extracting(RecordedTx.Fact::type).containsExactly("stock-changed", "stock-rebuilt");
        assertThat(((StockChanged) tx.facts.getFirst().data()).sku()).containsExactly("sku-05", "sku-20", "tent");
        assertThat(tx.problems).extracting(Tx.Problem::kind).containsExactly("stock-rebuilt");
        assertThat(warehouse.ask(watch::rebuild)).isEmpty();
    }

    @Test
    void fencesAreCountedAnewAndTheCaseSaysOfHowManyRows() {
        warehouse.run(tx -> new StoredSharing()
                .fence(tx, List.of(new RingFence("sku-03", "berlin", "amazon", RingFence.Kind.HARD, 3))));
        warehouse.run(tx -> tx.sql("update inventory.ring_fence set held = 2").update());
        warehouse.run(tx -> tx.sql("update inventory.stock set fenced = 1 where sku = 'sku-07'")
                .update());

        assertThat(warehouse.ask(watch::fenceDifferences))
                .containsExactlyElementsOf(warehouse.ask(inventory::verify))
                .hasSize(3);
        var tx = warehouse.run(t -> assertThat(watch.recountFences(t, "")).isEqualTo(new Recounted(2, "")));

        assertThat(tx.problems)
                .extracting(Tx.Problem::detail)
                .containsExactly("the fences of 2 row(s) were recounted from the reservations, among the SKUs"
                        + " from sku-03 to sku-07");
        assertThat(warehouse.ask(inventory::verify)).isEmpty();
        Recounted again = warehouse.ask(t -> watch.recountFences(t, ""));
        assertThat(again).isEqualTo(new Recounted(0, ""));
    }

    @Test
    void lookingForDifferencesChangesNothing() {
        corrupt();

        var differences = warehouse.ask(watch::differences);

        assertThat(differences).contains(new Difference("sku-05", "berlin", 12, 10, 0, 0, 0, 0));
        assertThat(warehouse.ask(inventory::verify)).hasSize(3);
    }

    @Test
    void whereAWalkStandsIsPublic() {
        var slices = slices(20);
        warehouse.run(
                tx -> WalkStore.advance(tx, "stock-verify", slices.get(0), List.of("something is wrong"), 7, 500));
        var under = walk("stock-verify");
        warehouse.run(tx -> {
            WalkStore.advance(tx, "stock-verify", slices.get(1), List.of(), 5, 500);
            WalkStore.complete(tx, "stock-verify");
        });
        var through = walk("stock-verify");

        assertThat(under.startedAt()).isEqualTo(Warehouse.NOW);
        assertThat(under.rows()).isEqualTo(20);
        assertThat(under.violations()).isEqualTo(1);
        assertThat(through.startedAt()).isNull();
        assertThat(through.completedAt()).isEqualTo(Warehouse.NOW);
        assertThat(through.ageSeconds()).isZero();
        assertThat(through.completedRows()).isEqualTo(25);
        assertThat(through.completedViolations()).isEqualTo(1);
        assertThat(through.busyMillis()).isEqualTo(12);
        assertThat(through.sentences()).containsExactly("something is wrong");
    }

    @Test
    void theSizeOfSlicesFollowsTheirTime() {
        assertThat(Walk.sized(1_000, 10)).isEqualTo(2_000);
        assertThat(Walk.sized(1_000, 150)).isEqualTo(1_000);
        assertThat(Walk.sized(1_000, 900)).isEqualTo(500);
        assertThat(Walk.sized(150, 900)).isEqualTo(100);
        assertThat(Walk.sized(150_000, 1)).isEqualTo(200_000);
    }

    private StockWalk walk(String name) {
        return warehouse.ask(watch::walks).stream()
                .filter(walk -> walk.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<KeySlice> slices(int rows) {
        var slices = new ArrayList<KeySlice>();
        var after = KeySlice.BEGIN;
        while (slices.isEmpty() || !slices.getLast().last()) {
            var from = after;
            slices.add(warehouse.ask(tx -> WalkStore.nextOfStock(tx, from, rows)));
            after = slices.getLast().to();
        }
        return slices;
    }

    /** Changes a level, a reserved figure and a reservation without a stock row by SQL, past all rules. */
    private void corrupt() {
        warehouse.run(tx -> {
            tx.sql("update inventory.stock set on_hand = on_hand + 2 where sku = 'sku-05'")
                    .update();
            tx.sql("update inventory.stock set reserved = reserved - 2 where sku = 'sku-20'")
                    .update();
            tx.sql("""
                    insert into inventory.reservation (owner_kind, owner_id, line, node, sku, quantity)
                    values ('order', 9, 1, 'berlin', 'tent', 1)
                    """).update();
        });
    }
}
