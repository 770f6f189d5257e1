package io.crossdock.inventory.reservation;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.NodeAllocations;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads {@code inventory.reservation} by node. It does so without an index, on purpose: a node closes rarely, and an
 * index would slow down every claim. The table holds open reservations only.
 */
@Component
public final class StoredAllocations implements NodeAllocations {

    @Override
    public List<ReservedUnits> at(Tx tx, @Nullable String node, @Nullable String sku, From from, long after, int most) {
        var orders = switch (from) {
            case OLDEST -> ReservationStore.oldest(tx, node, sku, after, Math.min(most, ORDERS_MAX));
            case YOUNGEST -> ReservationStore.youngest(tx, node, sku, after, Math.min(most, ORDERS_MAX));
        };
        var at = ReservationStore.of(tx, ReservationOwner.Kind.ORDER, orders).stream()
                .filter(g -> (node == null || g.node().equals(node))
                        && (sku == null || g.sku().equals(sku)))
                .toList();
        return from == From.OLDEST
                ? at
                : at.stream().sorted(StoredAllocations::youngestFirst).toList();
    }

    private static int youngestFirst(ReservedUnits a, ReservedUnits b) {
        return a.order() == b.order() ? a.line().compareTo(b.line()) : Long.compare(b.order(), a.order());
    }
}
