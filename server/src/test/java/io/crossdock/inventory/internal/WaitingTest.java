package io.crossdock.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.Available;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.StockAwaited;
import io.crossdock.inventory.Wanted;
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
import org.junit.jupiter.api.Test;

final class WaitingTest {

    private static final List<String> NODES = List.of("berlin", "paris");
    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void wakesTheOldestFirstAndOnlyOnce() {
        await(new Wanted(3, "mug", 1, null, Warehouse.NOW), new Wanted(1, "mug", 2, null, Warehouse.NOW), new Wanted(2, "mug", 4, null, Warehouse.NOW));
        stock();

        assertThat(wake(NODES)).containsExactly(1L, 3L);
        assertThat(wake(NODES)).isEmpty();
    }

    @Test
    void anOrderThatCannotBeServedCompletelyStaysAndBlocksNobody() {
        await(new Wanted(1, "mug", 1, null, Warehouse.NOW), new Wanted(1, "cup", 1, null, Warehouse.NOW), new Wanted(2, "mug", 3, null, Warehouse.NOW));
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
        await(new Wanted(1, "mug", 2, null, Warehouse.NOW), new Wanted(2, "mug", 2, null, Warehouse.NOW.minusSeconds(1)));
        stock();

        assertThat(wake(NODES)).containsExactly(2L);
    }

    @Test
    void anOrderThatWaitedTooLongIsPassedByNoMore() {
        await(new Wanted(1, "mug", 4, null, Warehouse.NOW.minus(Duration.ofDays(2)).minusSeconds(1)), new Wanted(2, "mug", 1, null, Warehouse.NOW));
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
        var wanted = new ArrayList<Wanted>();
        for (long order = 1; order <= 300; order++) {
            wanted.add(new Wanted(order, "mug", 1 + order % 3, null, Warehouse.NOW.minusSeconds(order * 7919 % 1000)));
        }
        var alone = new Queue(Map.of("mug", List.of(new Available("berlin", 200))), NODES, Instant.EPOCH).serve(wanted.stream()
                .sorted(Comparator.comparing(Wanted::since).thenComparing(Wanted::order)).toList());
        await(wanted.toArray(Wanted[]::new));
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

    /** As the woken orders do, in the transaction that woke them, so that the next server sees what they took. */
    private List<Long> wakeAndTake() {
        return warehouse.ask(tx -> {
            var woken = inventory.wake(tx, List.of("mug"), NODES);
            inventory.reserve(tx, woken.stream()
                    .map(order -> new Reserve(order, List.of(new Reserve.Claim(1, "mug", "berlin", 1 + order % 3)))).toList());
            return woken;
        });
    }

    @Test
    void unitsOnANodeThatMayNotServeWakeNobody() {
        await(new Wanted(1, "mug", 1, null, Warehouse.NOW));
        stock();

        assertThat(wake(List.of("paris"))).isEmpty();
    }

    @Test
    void awaitingAgainReplacesWhatWasAwaited() {
        await(new Wanted(1, "mug", 9, null, Warehouse.NOW));
        await(new Wanted(1, "mug", 1, null, Warehouse.NOW), new Wanted(1, "mug", 1, null, Warehouse.NOW));
        stock();

        assertThat(wake(NODES)).containsExactly(1L);
    }

    @Test
    void aReleasedOrderWaitsNoMore() {
        await(new Wanted(1, "mug", 1, null, Warehouse.NOW));
        warehouse.run(tx -> inventory.releaseOrders(tx, List.of(1L)));
        stock();

        assertThat(wake(NODES)).isEmpty();
    }

    @Test
    void awaitingIsAFact() {
        var tx = warehouse.run(t -> inventory.awaitStock(t, List.of(new Wanted(1, "mug", 1, null, Warehouse.NOW), new Wanted(2, "cup", 1, null, Warehouse.NOW))));

        assertThat(tx.facts).extracting(Fact::type).containsExactly("stock-awaited");
        assertThat(tx.facts).extracting(Fact::data).containsExactly(new StockAwaited(List.of("cup", "mug")));
    }

    @Test
    void asksToBeCalledAgainWhereMoreWaitThanOneLookConsiders() {
        var wanted = new ArrayList<Wanted>();
        for (long order = 1; order <= Waiting.LOOK_MAX + 1; order++) {
            wanted.add(new Wanted(order, "mug", 1, null, Warehouse.NOW));
        }
        warehouse.run(tx -> inventory.awaitStock(tx, wanted));
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 9999
                """);

        var tx = warehouse.run(t -> assertThat(inventory.wake(t, List.of("mug"), NODES)).hasSize(2000));

        assertThat(tx.facts).extracting(Fact::data).containsExactly(new StockAwaited(List.of("mug")));
        assertThat(wake(NODES)).containsExactly(2001L);
    }

    private void stock() {
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 3
                """);
    }

    private void await(Wanted... wanted) {
        warehouse.run(tx -> inventory.awaitStock(tx, List.of(wanted)));
    }

    private List<Long> wake(List<String> nodes) {
        return warehouse.ask(tx -> inventory.wake(tx, List.of("mug"), nodes));
    }
}
