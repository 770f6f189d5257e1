package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.shared.GroupRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code orders.delivery_group}: the groups of orders that have several. */
final class DeliveryGroupStore {

    private DeliveryGroupStore() {}

    private record GroupOf(long order, Order.Group group) {}

    /** Stores the groups of these orders; no statement where each has one. */
    static void insert(Tx tx, List<NewOrder> orders) {
        var groups = orders.stream()
                .flatMap(o -> o.groups().stream().map(g -> new GroupOf(o.id().value(), g)))
                .toList();
        if (groups.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into orders.delivery_group (
                    order_id, number, id, fulfillment, node, service, ship_name, ship_line1, ship_line2, ship_city,
                    ship_region, ship_postal_code, ship_country, ship_phone, ship_company)
                select order_id, number, id, fulfillment, node, service, ship_name, ship_line1, ship_line2, ship_city,
                    ship_region, ship_postal_code, ship_country, ship_phone, ship_company
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as g (order_id, number, id, fulfillment, node, service, ship_name, ship_line1, ship_line2,
                        ship_city, ship_region, ship_postal_code, ship_country, ship_phone, ship_company)
                """)
                .longs(groups, GroupOf::order)
                .ints(groups, g -> g.group.number())
                .texts(groups, g -> g.group.id())
                .texts(groups, g -> g.group.fulfillment().kind())
                .texts(groups, g -> g.group.fulfillment().node())
                .texts(groups, g -> g.group.service())
                .texts(groups, g -> g.group.shipTo().name())
                .texts(groups, g -> g.group.shipTo().line1())
                .texts(groups, g -> g.group.shipTo().line2())
                .texts(groups, g -> g.group.shipTo().city())
                .texts(groups, g -> g.group.shipTo().region())
                .texts(groups, g -> g.group.shipTo().postalCode())
                .texts(groups, g -> g.group.shipTo().country())
                .texts(groups, g -> g.group.shipTo().phone())
                .texts(groups, g -> g.group.shipTo().company())
                .update();
    }

    static List<Long> open(Tx tx, int most) {
        return tx.sql("""
                select g.order_id
                from orders.delivery_group g
                join orders.order o on o.id = g.order_id
                where g.number = 2 and o.state = 'open'
                order by g.order_id desc
                limit ?
                """).value(most).rows(rs -> rs.getLong("order_id"));
    }

    static void readdress(Tx tx, Order part, Address address) {
        int changed = tx.sql("""
                update orders.delivery_group
                set ship_name = ?, ship_line1 = ?, ship_line2 = ?, ship_city = ?, ship_region = ?,
                    ship_postal_code = ?, ship_country = ?, ship_phone = ?, ship_company = ?
                where order_id = ? and number = ?
                """)
                .value(address.name())
                .value(address.line1())
                .value(address.line2())
                .value(address.city())
                .value(address.region())
                .value(address.postalCode())
                .value(address.country())
                .value(address.phone())
                .value(address.company())
                .value(part.id().value())
                .value(part.number())
                .update();
        check(changed, part);
    }

    static void deliver(Tx tx, Order part, DeliveryMethod way, String service) {
        int changed = tx.sql("""
                update orders.delivery_group
                set fulfillment = ?, node = ?, service = ?
                where order_id = ? and number = ?
                """)
                .value(way.kind())
                .value(way.node())
                .value(service)
                .value(part.id().value())
                .value(part.number())
                .update();
        check(changed, part);
    }

    private static void check(int changed, Order part) {
        if (changed != 1) {
            throw new IllegalStateException(part.id() + " has no delivery group " + part.number());
        }
    }

    /**
     * The groups of the orders that have several, by order and number; no statement where each has one.
     *
     * @param members lines of each group
     */
    static Map<Long, List<Order.Group>> of(Tx tx, Map<GroupRef, List<Integer>> members) {
        var several = members.keySet().stream()
                .filter(g -> g.group() != GroupRef.FIRST)
                .map(GroupRef::order)
                .distinct()
                .toList();
        if (several.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Long, List<Order.Group>>();
        tx.sql("""
                select order_id, number, id, fulfillment, node, service, ship_name, ship_line1, ship_line2, ship_city,
                    ship_region, ship_postal_code, ship_country, ship_phone, ship_company
                from orders.delivery_group
                where order_id = any (?)
                order by order_id, number
                """)
                .longs(several)
                .rows(rs -> found.computeIfAbsent(rs.getLong("order_id"), _ -> new ArrayList<>())
                        .add(new Order.Group(
                                rs.getInt("number"),
                                rs.getString("id"),
                                new DeliveryMethod(rs.getString("fulfillment"), rs.getString("node")),
                                rs.getString("service"),
                                OrderStore.address(rs),
                                members.getOrDefault(
                                        new GroupRef(rs.getLong("order_id"), rs.getInt("number")), List.of()))));
        return found;
    }
}
