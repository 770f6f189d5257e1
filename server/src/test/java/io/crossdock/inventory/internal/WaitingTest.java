package io.crossdock.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.JdbcTx.Fact;
import io.crossdock.inventory.StockAwaited;
import io.crossdock.inventory.Wanted;
import java.util.ArrayList;
import java.util.List;
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
        await(new Wanted(3, "mug", 1), new Wanted(1, "mug", 2), new Wanted(2, "mug", 4));
        stock();

        assertThat(wake(NODES)).containsExactly(1L, 3L);
        assertThat(wake(NODES)).isEmpty();
    }

    @Test
    void anOrderThatCannotBeServedCompletelyStaysAndBlocksNobody() {
        await(new Wanted(1, "mug", 1), new Wanted(1, "cup", 1), new Wanted(2, "mug", 3));
        stock();

        assertThat(wake(NODES)).containsExactly(2L);
        warehouse.stock("""
                sku | node   | on hand
                cup | berlin | 1
                """);
        assertThat(wake(NODES)).containsExactly(1L);
    }

    @Test
    void unitsOnANodeThatMayNotServeWakeNobody() {
        await(new Wanted(1, "mug", 1));
        stock();

        assertThat(wake(List.of("paris"))).isEmpty();
    }

    @Test
    void awaitingAgainReplacesWhatWasAwaited() {
        await(new Wanted(1, "mug", 9));
        await(new Wanted(1, "mug", 1), new Wanted(1, "mug", 1));
        stock();

        assertThat(wake(NODES)).containsExactly(1L);
    }

    @Test
    void aReleasedOrderWaitsNoMore() {
        await(new Wanted(1, "mug", 1));
        warehouse.run(tx -> inventory.releaseOrders(tx, List.of(1L)));
        stock();

        assertThat(wake(NODES)).isEmpty();
    }

    @Test
    void awaitingIsAFact() {
        var tx = warehouse.run(t -> inventory.awaitStock(t, List.of(new Wanted(1, "mug", 1), new Wanted(2, "cup", 1))));

        assertThat(tx.facts).extracting(Fact::type).containsExactly("stock-awaited");
        assertThat(tx.facts).extracting(Fact::data).containsExactly(new StockAwaited(List.of("cup", "mug")));
    }

    @Test
    void asksToBeCalledAgainWhereMoreWaitThanOneLookConsiders() {
        var wanted = new ArrayList<Wanted>();
        for (long order = 1; order <= Waiting.LOOK_MAX + 1; order++) {
            wanted.add(new Wanted(order, "mug", 1));
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
