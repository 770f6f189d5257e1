package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.supply.SupplyClaims.Claim;
import io.crossdock.platform.UnitLineColumns;
import io.crossdock.shared.UnitLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.supply_claim}. A claim changes only while its line of supply is locked. */
final class SupplyClaimStore {

    private SupplyClaimStore() {}

    /** A claim as it is stored. */
    record Held(
            long order,
            UnitLine line,
            long inbound,
            String sku,
            String node,
            long quantity,
            @Nullable String channel,
            Instant since) {

        Held with(long units) {
            return new Held(order, line, inbound, sku, node, units, channel, since);
        }
    }

    static void add(Tx tx, List<Held> claims) {
        tx.sql("""
                insert into inventory.supply_claim (
                    order_id, line, component, substitute, inbound, sku, node, quantity, channel, since)
                select c.order_id, c.line, c.component, c.substitute, c.inbound, c.sku, c.node, c.quantity, c.channel,
                    c.since
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as c(order_id, line, component, substitute, inbound, sku, node, quantity, channel, since)
                """)
                .longs(claims, Held::order)
                .columns(UnitLineColumns.of(claims, Held::line))
                .longs(claims, Held::inbound)
                .texts(claims, Held::sku)
                .texts(claims, Held::node)
                .longs(claims, Held::quantity)
                .texts(claims, Held::channel)
                .times(claims, Held::since)
                .update();
    }

    /** Claims on these supply lines, in the order of the queue. */
    static List<Held> on(Tx tx, Collection<Long> inbounds) {
        return tx.sql("""
                select c.order_id, c.line, c.component, c.substitute, c.inbound, c.sku, c.node, c.quantity, c.channel,
                    c.since
                from inventory.supply_claim c
                where c.inbound = any(?)
                order by c.since, c.order_id, c.line, c.component, c.substitute, c.inbound
                """).longs(inbounds).rows(SupplyClaimStore::held);
    }

    static List<Held> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select c.order_id, c.line, c.component, c.substitute, c.inbound, c.sku, c.node, c.quantity, c.channel,
                    c.since
                from inventory.supply_claim c
                where c.order_id = any(?)
                order by c.since, c.order_id, c.line, c.component, c.substitute, c.inbound
                """).longs(orders).rows(SupplyClaimStore::held);
    }

    /** Writes the remaining units of claims; deletes those without any. */
    static void lower(Tx tx, List<Held> left) {
        tx.sql("""
                with c as (
                    select c.order_id, c.line, c.component, c.substitute, c.inbound, c.quantity
                    from unnest(?, ?, ?, ?, ?, ?) as c(order_id, line, component, substitute, inbound, quantity)
                ), ended as (
                    delete from inventory.supply_claim s
                    using c
                    where s.order_id = c.order_id and s.line = c.line and s.component = c.component
                        and s.substitute = c.substitute and s.inbound = c.inbound and c.quantity = 0
                )
                update inventory.supply_claim s
                set quantity = c.quantity
                from c
                where s.order_id = c.order_id and s.line = c.line and s.component = c.component
                    and s.substitute = c.substitute and s.inbound = c.inbound and c.quantity > 0
                """)
                .longs(left, Held::order)
                .columns(UnitLineColumns.of(left, Held::line))
                .longs(left, Held::inbound)
                .longs(left, Held::quantity)
                .update();
    }

    /** Claims of orders with their lines' references and dates, by order, line and date. */
    static List<Claim> views(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select c.order_id, c.line, c.component, c.substitute, c.inbound, i.reference, c.sku, c.node, c.quantity,
                    i.expected_at
                from inventory.supply_claim c
                join inventory.inbound i on i.id = c.inbound
                where c.order_id = any(?)
                order by c.order_id, c.line, c.component, c.substitute, i.expected_at, c.inbound
                """)
                .longs(orders)
                .rows(rs -> new Claim(
                        rs.getLong(1),
                        UnitLineColumns.read(rs),
                        rs.getLong(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getString(8),
                        rs.getLong(9),
                        Sql.time(rs, "expected_at")));
    }

    private static Held held(ResultSet rs) throws SQLException {
        return new Held(
                rs.getLong(1),
                UnitLineColumns.read(rs),
                rs.getLong(5),
                rs.getString(6),
                rs.getString(7),
                rs.getLong(8),
                rs.getString(9),
                Sql.time(rs, "since"));
    }
}
