package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code orders.order_version}: rows are added and never changed. */
final class VersionStore {

    private VersionStore() {}

    static void insert(Tx tx, List<OrderVersion> versions) {
        tx.sql("""
                insert into orders.order_version (order_id, version, change, reason, at, actor, document, hash)
                select order_id, version, change, reason, at, actor, document::json, hash
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as v (order_id, version, change, reason, at, actor, document, hash)
                """)
                .longs(versions, OrderVersion::order)
                .ints(versions, OrderVersion::version)
                .texts(versions, OrderVersion::change)
                .texts(versions, OrderVersion::reason)
                .times(versions, OrderVersion::at)
                .texts(versions, OrderVersion::actor)
                .texts(versions, v -> v.agreement().document())
                .texts(versions, v -> v.agreement().hash())
                .update();
    }

    /** All versions of an order, the first one first. */
    static List<OrderVersion> of(Tx tx, long order) {
        return tx.sql("""
                select order_id, version, change, reason, at, actor, document::text as document, hash
                from orders.order_version
                where order_id = ?
                order by version
                """).value(order).rows(VersionStore::version);
    }

    /** The newest versions, by order. */
    static Map<Long, OrderVersion> newest(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select distinct on (order_id) order_id, version, change, reason, at, actor, document::text as document,
                    hash
                from orders.order_version
                where order_id = any (?)
                order by order_id, version desc
                """).longs(orders).rows(VersionStore::version).stream()
                .collect(Collectors.toMap(OrderVersion::order, v -> v));
    }

    private static OrderVersion version(ResultSet rs) throws SQLException {
        return new OrderVersion(
                rs.getLong("order_id"),
                rs.getInt("version"),
                rs.getString("change"),
                rs.getString("reason"),
                Sql.time(rs, "at"),
                rs.getString("actor"),
                new Agreement(rs.getString("document"), rs.getString("hash")));
    }
}
