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
            case OLDEST -> oldest(tx, node, sku, after, most);
            case YOUNGEST -> youngest(tx, node, sku, after, most);
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

    private static List<Long> oldest(Tx tx, @Nullable String node, @Nullable String sku, long after, int most) {
        return tx.sql("""
                select r.owner_id
                from inventory.reservation r
                where (r.node = ? or ? = '') and (r.sku = ? or ? = '') and r.owner_id > ?
                    and r.owner_kind = 'order'
                group by r.owner_id
                order by r.owner_id
                limit ?
                """)
                .value(node == null ? "" : node)
                .value(node == null ? "" : node)
                .value(sku == null ? "" : sku)
                .value(sku == null ? "" : sku)
                .value(after)
                .value(Math.min(most, ORDERS_MAX))
                .rows(rs -> rs.getLong(1));
    }

    private static List<Long> youngest(Tx tx, @Nullable String node, @Nullable String sku, long after, int most) {
        return tx.sql("""
                select r.owner_id
                from inventory.reservation r
                where (r.node = ? or ? = '') and (r.sku = ? or ? = '') and r.owner_id < ?
                    and r.owner_kind = 'order'
                group by r.owner_id
                order by r.owner_id desc
                limit ?
                """)
                .value(node == null ? "" : node)
                .value(node == null ? "" : node)
                .value(sku == null ? "" : sku)
                .value(sku == null ? "" : sku)
                .value(after == 0 ? Long.MAX_VALUE : after)
                .value(Math.min(most, ORDERS_MAX))
                .rows(rs -> rs.getLong(1));
    }
}
