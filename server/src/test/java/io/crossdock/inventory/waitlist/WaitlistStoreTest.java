package io.crossdock.inventory.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.WaitlistLook;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.supply.internal.StoredSupplyClaims;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class WaitlistStoreTest {

    private static final List<String> NODES = List.of("berlin", "paris");
    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void wakesTheOldestFirstAndOnlyOnce() {
        await(
                new WaitlistEntry(3, "mug", 1, null, Warehouse.NOW),
                new WaitlistEntry(1, "mug", 2, null, Warehouse.NOW),
                new WaitlistEntry(2, "mug", 4, null, Warehouse.NOW));
        stock();

        assertThat(wake(NODES)).containsExactly(1L, 3L);
        assertThat(wake(NODES)).isEmpty();
    }

    @Test
    void anOrderThatCannotBeServedCompletelyStaysAndBlocksNobody() {
        await(
                new WaitlistEntry(1, "mug", 1, null, Warehouse.NOW),
                new WaitlistEntry(1, "cup", 1, null, Warehouse.NOW),
                new WaitlistEntry(2, "mug", 3, null, Warehouse.NOW));
        stock();

        assertThat(wake(NODES)).containsExactly(2L);
        warehouse.stock("""
                sku | node   | on hand
                cup | berlin | 1
                """);
        assertThat(wake(NODES)).containsExactly(1L);
    }

    @Test
    void whoWaitsLongerComesFirstWhateverItsId() {
        await(
                new WaitlistEntry(1, "mug", 2, null, Warehouse.NOW),
                new WaitlistEntry(2, "mug", 2, null, Warehouse.NOW.minusSeconds(1)));
        stock();

        assertThat(wake(NODES)).containsExactly(2L);
    }

    @Test
    void anOrderThatWaitedTooLongIsPassedByNoMore() {
        await(
                new WaitlistEntry(
                        1,
                        "mug",
                        4,
                        null,
                        Warehouse.NOW.minus(Duration.ofDays(2)).minusSeconds(1)),
                new WaitlistEntry(2, "mug", 1, null, Warehouse.NOW));
        stock();

        assertThat(wake(NODES)).isEmpty();
        warehouse.stock("""
                sku | node  | on hand
                mug | paris | 2
                """);
        assertThat(wake(NODES)).containsExactly(1L, 2L);
    }

    @Test
    void severalServersWakeEachOrderOnceAndInTheSameOrder() throws Exception {
        var wanted = new ArrayList<WaitlistEntry>();
        for (long order = 1; order <= 300; order++) {
            wanted.add(new WaitlistEntry(
                    order, "mug", 1 + order % 3, null, Warehouse.NOW.minusSeconds(order * 7919 % 1000)));
        }
        var alone = new WaitlistQueue(Map.of("mug", List.of(new AvailableUnits("berlin", 200))), NODES, Instant.EPOCH)
                .serve(wanted.stream()
                        .sorted(Comparator.comparing(
                                        (WaitlistEntry w) -> w.turn().place())
                                .thenComparing(WaitlistEntry::order))
                        .toList());
        await(wanted.toArray(WaitlistEntry[]::new));
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 200
                """);

        var woken = new ArrayList<Long>();
        try (var servers = Executors.newFixedThreadPool(3)) {
            for (var answer : servers.invokeAll(Collections.nCopies(3, (Callable<List<Long>>) this::wakeAndTake))) {
                woken.addAll(answer.get());
            }
        }

        assertThat(woken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(alone);
    }

    /**
     * Reserves as the woken orders do, in the transaction that woke them, so that the next server sees the
     * reservations.
     */
    private List<Long> wakeAndTake() {
        return warehouse.ask(tx -> {
            var woken = inventory.wake(tx, List.of("mug"), NODES);
            inventory.reserve(
                    tx,
                    woken.stream()
                            .map(order -> new ReserveRequest(
                                    ReservationOwner.order(order),
                                    List.of(new ReserveRequest.Claim(
                                            UnitLine.ordered(1), "mug", "berlin", 1 + order % 3))))
                            .toList());
            return woken;
        });
    }

    @Test
    void aRankIsAHeadStartOfADayEach() {
        await(
                ranked(1, Duration.ZERO, 0),
                ranked(2, Duration.ZERO, 2),
                ranked(3, Duration.ofHours(25), 1),
                ranked(4, Duration.ofHours(24), 1));
        stock();

        assertThat(order(4)).containsExactly("3 rank 1", "2 rank 2", "4 rank 1", "1 rank 0");
        assertThat(wake(NODES)).containsExactly(3L, 2L, 4L);
    }

    @Test
    void nobodyIsPassedByOrdersThatComeFiveDaysLaterWhateverTheirRank() {
        for (int rank = 0; rank <= QueuePosition.RANK_MAX; rank++) {
            await(ranked(10 + rank, Duration.ZERO, rank));
        }
        await(ranked(1, Duration.ofDays(5).plusSeconds(1), 0));

        assertThat(order(7)).startsWith("1 rank 0", "15 rank 5");
    }

    @Test
    void anOrderOfAHighRankSetsNothingAsideBeforeItHasWaited() {
        await(
                new WaitlistEntry(1, "mug", 4, null, new QueuePosition(Warehouse.NOW, 5), null),
                ranked(2, Duration.ZERO, 0));
        stock();

        assertThat(wake(NODES)).containsExactly(2L);
    }

    @Test
    void whoIsKeptBackBySomethingElseIsWokenByStockAndNotByOthersWhoBeginToWait() {
        await(
                new WaitlistEntry(
                        1,
                        "mug",
                        3,
                        null,
                        new QueuePosition(Warehouse.NOW.minusSeconds(1), 0),
                        "no service leaves there"),
                ranked(2, Duration.ZERO, 0));
        stock();

        assertThat(warehouse.<List<Long>>ask(tx -> inventory.wake(tx, new WaitlistLook(List.of("mug")), NODES)))
                .containsExactly(2L);
        assertThat(warehouse.<List<Long>>ask(tx -> inventory.wake(tx, WaitlistLook.byAnybody(List.of("mug")), NODES)))
                .containsExactly(1L);
    }

    @Test
    void whoIsKeptBackIsNamedAgainAfterATimeAndOnlyOnce() {
        await(new WaitlistEntry(1, "mug", 1, null, new QueuePosition(Warehouse.NOW, 0), "no service leaves there"));
        await(new WaitlistEntry(2, "cup", 1, null, Warehouse.NOW));
        var backlog = new StoredSupplyClaims();
        var later = Warehouse.NOW.plusSeconds(900);

        warehouse.at(
                later,
                tx -> assertThat(backlog.lookAgain(tx, Warehouse.NOW, 10)).isEmpty());
        warehouse.at(
                later,
                tx -> assertThat(backlog.lookAgain(tx, Warehouse.NOW.plusSeconds(1), 10))
                        .containsExactly("mug"));
        warehouse.at(
                later,
                tx -> assertThat(backlog.lookAgain(tx, Warehouse.NOW.plusSeconds(1), 10))
                        .isEmpty());
    }

    @Test
    void skusInStockThatSomebodyWaitsForAreKnownByNode() {
        await(new WaitlistEntry(1, "mug", 9, null, Warehouse.NOW), new WaitlistEntry(1, "cup", 9, null, Warehouse.NOW));
        stock();
        var backlog = new StoredSupplyClaims();

        assertThat(warehouse.<List<String>>ask(tx -> backlog.awaitedInStock(tx, null)))
                .containsExactly("mug");
        assertThat(warehouse.<List<String>>ask(tx -> backlog.awaitedInStock(tx, "berlin")))
                .containsExactly("mug");
        assertThat(warehouse.<List<String>>ask(tx -> backlog.awaitedInStock(tx, "paris")))
                .isEmpty();
    }

    @Test
    void aLookThatServesNobodyGoesOnBehindThoseItConsidered() {
        var wanted = new ArrayList<WaitlistEntry>();
        for (long order = 1; order <= WaitlistStore.LOOK_MAX; order++) {
            wanted.add(new WaitlistEntry(order, "mug", 4, null, Warehouse.NOW));
        }
        wanted.add(new WaitlistEntry(WaitlistStore.LOOK_MAX + 1, "mug", 1, null, Warehouse.NOW));
        await(wanted.toArray(WaitlistEntry[]::new));
        stock();

        var tx = warehouse.run(t -> assertThat(inventory.wake(t, new WaitlistLook(List.of("mug")), NODES))
                .isEmpty());

        var goesOn = (WaitlistLook) tx.facts.getFirst().data();
        assertThat(warehouse.<List<Long>>ask(t -> inventory.wake(t, goesOn, NODES)))
                .containsExactly(2001L);
    }

    private static WaitlistEntry ranked(long order, Duration earlier, int rank) {
        return new WaitlistEntry(order, "mug", 1, null, new QueuePosition(Warehouse.NOW.minus(earlier), rank), null);
    }

    /** The queue, read in two pages. */
    private List<String> order(int most) {
        return warehouse.ask(tx -> {
            var backlog = new StoredSupplyClaims();
            var page = new ArrayList<>(backlog.queue(tx, "mug", null, 1));
            var last = page.getLast();
            page.addAll(
                    backlog.queue(tx, "mug", new WaitlistLook.Place(last.turn().place(), last.order()), most));
            return page.stream()
                    .map(w -> w.order() + " rank " + w.turn().rank())
                    .toList();
        });
    }

    @Test
    void unitsOnANodeThatMayNotServeWakeNobody() {
        await(new WaitlistEntry(1, "mug", 1, null, Warehouse.NOW));
        stock();

        assertThat(wake(List.of("paris"))).isEmpty();
    }

    @Test
    void awaitingAgainReplacesWhatWasAwaited() {
        await(new WaitlistEntry(1, "mug", 9, null, Warehouse.NOW));
        await(new WaitlistEntry(1, "mug", 1, null, Warehouse.NOW), new WaitlistEntry(1, "mug", 1, null, Warehouse.NOW));
        stock();

        assertThat(wake(NODES)).containsExactly(1L);
    }

    @Test
    void aReleasedOrderWaitsNoMore() {
        await(new WaitlistEntry(1, "mug", 1, null, Warehouse.NOW));
        warehouse.run(tx -> inventory.releaseOrders(tx, List.of(1L)));
        stock();

        assertThat(wake(NODES)).isEmpty();
    }

    @Test
    void awaitingIsAFact() {
        var tx = warehouse.run(t -> inventory.awaitStock(
                t,
                List.of(
                        new WaitlistEntry(1, "mug", 1, null, Warehouse.NOW),
                        new WaitlistEntry(2, "cup", 1, null, Warehouse.NOW))));

        assertThat(tx.facts).extracting(Fact::type).containsExactly("stock-awaited");
        assertThat(tx.facts).extracting(Fact::data).containsExactly(new WaitlistLook(List.of("cup", "mug")));
    }

    @Test
    void asksToBeCalledAgainWhereMoreWaitThanOneLookConsiders() {
        var wanted = new ArrayList<WaitlistEntry>();
        for (long order = 1; order <= WaitlistStore.LOOK_MAX + 1; order++) {
            wanted.add(new WaitlistEntry(order, "mug", 1, null, Warehouse.NOW));
        }
        warehouse.run(tx -> inventory.awaitStock(tx, wanted));
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 9999
                """);

        var tx = warehouse.run(
                t -> assertThat(inventory.wake(t, List.of("mug"), NODES)).hasSize(2000));

        assertThat(tx.facts)
                .extracting(Fact::data)
                .containsExactly(new WaitlistLook(List.of("mug"), true, new WaitlistLook.Place(Warehouse.NOW, 2000)));
        assertThat(wake(NODES)).containsExactly(2001L);
    }

    private void stock() {
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 3
                """);
    }

    private void await(WaitlistEntry... wanted) {
        warehouse.run(tx -> inventory.awaitStock(tx, List.of(wanted)));
    }

    private List<Long> wake(List<String> nodes) {
        return warehouse.ask(tx -> inventory.wake(tx, List.of("mug"), nodes));
    }
}
