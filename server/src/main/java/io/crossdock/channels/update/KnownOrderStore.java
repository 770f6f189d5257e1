package io.crossdock.channels.update;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderReference;
import io.crossdock.shared.ListIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of {@code channels.known_order}. */
final class KnownOrderStore {

    private static final Comparator<OrderReference> BY_NAME =
            Comparator.comparing(OrderReference::channel).thenComparing(OrderReference::reference);

    private KnownOrderStore() {}

    /**
     * Inserts the orders that are not known, and returns their names. Waits for other transactions that insert the same
     * ones, in the order of names.
     */
    static Set<OrderReference> insert(Tx tx, Collection<KnownOrder> orders) {
        var sorted = orders.stream()
                .sorted(Comparator.comparing(KnownOrder::name, BY_NAME))
                .toList();
        return new HashSet<>(tx.sql("""
                insert into channels.known_order (
                    channel, reference, order_id, updated_at, canceled, cancel_asked, paid, reason, message)
                select channel, reference, nullif(order_id, 0), updated_at, canceled, cancel_asked, paid, reason,
                    message
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as k (channel, reference, order_id, updated_at, canceled, cancel_asked, paid, reason, message)
                on conflict (channel, reference) do nothing
                returning channel, reference
                """)
                .texts(sorted, k -> k.name().channel())
                .texts(sorted, k -> k.name().reference())
                .longs(sorted, k -> k.order() == null ? 0L : k.order())
                .times(sorted, KnownOrder::updatedAt)
                .texts(sorted, k -> k.wish().canceled())
                .texts(sorted, k -> k.wish().cancelAsked())
                .booleans(sorted, k -> k.wish().paid())
                .texts(sorted, KnownOrder::reason)
                .texts(sorted, KnownOrder::message)
                .rows(rs -> new OrderReference(rs.getString("channel"), rs.getString("reference"))));
    }

    /** Those of these orders that are known, locked in the order of names. */
    static Map<OrderReference, KnownOrder> lock(Tx tx, Collection<OrderReference> names) {
        var sorted = names.stream().sorted(BY_NAME).toList();
        return ListIndex.by(
                tx.sql("""
                select k.channel, k.reference, k.order_id, k.updated_at, k.canceled, k.cancel_asked, k.paid, k.reason,
                    k.message
                from unnest(?, ?) as asked (channel, reference)
                join channels.known_order k on k.channel = asked.channel and k.reference = asked.reference
                order by k.channel, k.reference
                for no key update of k
                """)
                        .texts(sorted, OrderReference::channel)
                        .texts(sorted, OrderReference::reference)
                        .rows(KnownOrderStore::read),
                KnownOrder::name);
    }

    private static KnownOrder read(ResultSet rs) throws SQLException {
        return new KnownOrder(
                new OrderReference(rs.getString("channel"), rs.getString("reference")),
                rs.getObject("order_id", Long.class),
                Sql.timeOrNull(rs, "updated_at"),
                new ChannelWish(rs.getString("canceled"), rs.getString("cancel_asked"), rs.getBoolean("paid")),
                rs.getString("reason"),
                rs.getString("message"));
    }

    static void update(Tx tx, List<KnownOrder> orders) {
        tx.sql("""
                update channels.known_order k
                set order_id = nullif(n.order_id, 0), updated_at = n.updated_at, canceled = n.canceled,
                    cancel_asked = n.cancel_asked, paid = n.paid, reason = n.reason, message = n.message
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as n (channel, reference, order_id, updated_at, canceled, cancel_asked, paid, reason, message)
                where k.channel = n.channel and k.reference = n.reference
                """)
                .texts(orders, k -> k.name().channel())
                .texts(orders, k -> k.name().reference())
                .longs(orders, k -> k.order() == null ? 0L : k.order())
                .times(orders, KnownOrder::updatedAt)
                .texts(orders, k -> k.wish().canceled())
                .texts(orders, k -> k.wish().cancelAsked())
                .booleans(orders, k -> k.wish().paid())
                .texts(orders, KnownOrder::reason)
                .texts(orders, KnownOrder::message)
                .update();
    }
}
