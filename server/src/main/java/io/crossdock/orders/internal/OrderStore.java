package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderCounts;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.seller.SoldBy;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads and writes orders and lines, in sets. */
final class OrderStore {

    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    void insertOrders(Tx tx, List<NewOrder> orders, List<SoldBy> sellers) {
        tx.sql("""
                insert into orders.order (
                    id, channel, reference, placed_at, captured_at, currency, service, shipping_minor,
                    charges_minor, total_minor, customer_name, customer_email, customer_phone,
                    ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
                    ship_phone, ship_company, customer_tier, fulfillment, node, brand, legal_entity)
                select id, channel, reference, placed_at, ?, currency, service, shipping_minor,
                    charges_minor, total_minor, customer_name, customer_email, customer_phone,
                    ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
                    ship_phone, ship_company, customer_tier, fulfillment, node, brand, legal_entity
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as o (id, channel, reference, placed_at, currency, service, shipping_minor,
                        charges_minor, total_minor, customer_name, customer_email, customer_phone,
                        ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
                        ship_phone, ship_company, customer_tier, fulfillment, node, brand, legal_entity)
                """)
                .value(tx.at())
                .longs(orders, o -> o.id().value())
                .texts(orders, NewOrder::channel)
                .texts(orders, NewOrder::reference)
                .times(orders, NewOrder::placedAt)
                .texts(orders, NewOrder::currency)
                .texts(orders, NewOrder::service)
                .longs(orders, o -> o.amounts().shippingMinor())
                .longs(orders, o -> o.amounts().chargesMinor())
                .longs(orders, o -> o.amounts().totalMinor())
                .texts(orders, o -> o.customer().name())
                .texts(orders, o -> o.customer().email())
                .texts(orders, o -> o.customer().phone())
                .texts(orders, o -> o.shipTo().name())
                .texts(orders, o -> o.shipTo().line1())
                .texts(orders, o -> o.shipTo().line2())
                .texts(orders, o -> o.shipTo().city())
                .texts(orders, o -> o.shipTo().region())
                .texts(orders, o -> o.shipTo().postalCode())
                .texts(orders, o -> o.shipTo().country())
                .texts(orders, o -> o.shipTo().phone())
                .texts(orders, o -> o.shipTo().company())
                .texts(orders, o -> o.customer().tier())
                .texts(orders, o -> o.fulfillment().kind())
                .texts(orders, o -> o.fulfillment().node())
                .texts(sellers, SoldBy::brand)
                .texts(sellers, SoldBy::legalEntity)
                .update();
    }

    void insertLines(Tx tx, List<NewOrder> orders) {
        var ids = new ArrayList<Long>();
        var lines = new ArrayList<NewLine>();
        var groups = new ArrayList<Integer>();
        for (var order : orders) {
            for (var line : order.goods()) {
                ids.add(order.id().value());
                lines.add(line);
                groups.add(order.groupOf(line.line()));
            }
        }
        tx.sql("""
                insert into orders.line (
                    order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    allow_substitutes, delivery_group)
                select order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    allow_substitutes, delivery_group
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as l (order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                        allow_substitutes, delivery_group)
                """)
                .longs(ids)
                .ints(lines, NewLine::line)
                .texts(lines, NewLine::reference)
                .texts(lines, NewLine::sku)
                .texts(lines, NewLine::title)
                .longs(lines, NewLine::quantity)
                .longs(lines, NewLine::unitPriceMinor)
                .longs(lines, NewLine::discountMinor)
                .longs(lines, NewLine::taxMinor)
                .booleans(lines, NewLine::allowSubstitutes)
                .ints(groups, Integer::intValue)
                .update();
    }

    /** Those of these orders that exist, by id. */
    Map<Long, Order> load(Tx tx, Collection<Long> ids) {
        var lines = new HashMap<Long, List<OrderLine>>();
        var members = new HashMap<GroupRef, List<Integer>>();
        lines(tx, ids, lines, members);
        var groups = DeliveryGroupStore.of(tx, members);
        var found = tx.sql("""
                select id, channel, reference, placed_at, captured_at, currency, service, shipping_minor,
                    charges_minor, total_minor, customer_name, customer_email, customer_phone,
                    ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
                    ship_phone, ship_company, state, end_state, closed_at,
                    customer_tier, fulfillment, node, brand, legal_entity
                from orders.order
                where id = any (?)
                """)
                .longs(ids)
                .rows(rs -> order(
                        rs,
                        lines.getOrDefault(rs.getLong("id"), List.of()),
                        groups.getOrDefault(rs.getLong("id"), List.of())));
        return ListIndex.by(found, order -> order.id().value());
    }

    /** @param members receives the lines of each group */
    private static void lines(
            Tx tx, Collection<Long> ids, Map<Long, List<OrderLine>> found, Map<GroupRef, List<Integer>> members) {
        tx.sql("""
                select order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    canceled, shipped, delivered, returned, lost, allow_substitutes, delivery_group, type, parent_line,
                    relation, refundable
                from orders.line
                where order_id = any (?)
                order by order_id, line
                """).longs(ids).rows(rs -> {
            long order = rs.getLong("order_id");
            members.computeIfAbsent(new GroupRef(order, rs.getInt("delivery_group")), _ -> new ArrayList<>())
                    .add(rs.getInt("line"));
            return found.computeIfAbsent(order, id -> new ArrayList<>()).add(line(rs));
        });
    }

    Map<OrderReference, OrderId> byReference(Tx tx, Collection<OrderReference> references) {
        var found = new HashMap<OrderReference, OrderId>();
        tx.sql("""
                select o.id, o.channel, o.reference
                from unnest(?, ?) as asked (channel, reference)
                join orders.order o on o.channel = asked.channel and o.reference = asked.reference
                """)
                .texts(references, OrderReference::channel)
                .texts(references, OrderReference::reference)
                .rows(rs -> Map.entry(
                        new OrderReference(rs.getString("channel"), rs.getString("reference")),
                        new OrderId(rs.getLong("id"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Jumps from channel to channel in the index of references. */
    List<String> channels(Tx tx) {
        return tx.sql("""
                with recursive known (channel) as (
                    (select channel from orders.order order by channel limit 1)
                    union all
                    select (
                        select o.channel
                        from orders.order o
                        where o.channel > k.channel
                        order by o.channel
                        limit 1)
                    from known k
                    where k.channel is not null
                )
                select channel
                from known
                where channel is not null
                order by channel""").rows(rs -> rs.getString("channel"));
    }

    OrderCounts counts(Tx tx) {
        return tx.sql("""
                select (select count(*) from orders.order where state = 'open') as open,
                    coalesce(sum(orders) filter (where state = 'completed'), 0) as completed,
                    coalesce(sum(orders) filter (where state = 'canceled'), 0) as canceled,
                    (select count(*) from orders.order where captured_at > ?) as fresh
                from orders.closed_count
                """)
                .value(tx.at().minus(LAST_MINUTE))
                .rows(rs -> new OrderCounts(
                        rs.getLong("open"), rs.getLong("completed"), rs.getLong("canceled"), rs.getLong("fresh")))
                .getFirst();
    }

    private static Order order(ResultSet rs, List<OrderLine> lines, List<Order.Group> groups) throws SQLException {
        return new Order(
                new OrderId(rs.getLong("id")),
                rs.getString("channel"),
                rs.getString("reference"),
                Sql.time(rs, "placed_at"),
                Sql.time(rs, "captured_at"),
                rs.getString("currency"),
                new Customer(
                        rs.getString("customer_name"),
                        rs.getString("customer_email"),
                        rs.getString("customer_phone"),
                        rs.getString("customer_tier")),
                address(rs),
                rs.getString("service"),
                only(lines, line -> line.service() == null),
                rs.getLong("shipping_minor"),
                rs.getLong("charges_minor"),
                rs.getLong("total_minor"),
                OrderState.of(rs.getString("state")),
                rs.getString("end_state"),
                Sql.timeOrNull(rs, "closed_at"),
                new DeliveryMethod(rs.getString("fulfillment"), rs.getString("node")),
                groups,
                new SoldBy(rs.getString("brand"), rs.getString("legal_entity")).orNull(),
                only(lines, line -> line.service() != null));
    }

    private static List<OrderLine> only(List<OrderLine> lines, Predicate<OrderLine> which) {
        return lines.stream().filter(which).toList();
    }

    static Address address(ResultSet rs) throws SQLException {
        return new Address(
                rs.getString("ship_name"),
                rs.getString("ship_line1"),
                rs.getString("ship_line2"),
                rs.getString("ship_city"),
                rs.getString("ship_region"),
                rs.getString("ship_postal_code"),
                rs.getString("ship_country"),
                rs.getString("ship_phone"),
                rs.getString("ship_company"));
    }

    private static OrderLine line(ResultSet rs) throws SQLException {
        return new OrderLine(
                rs.getInt("line"),
                rs.getString("reference"),
                rs.getString("sku"),
                rs.getString("title"),
                rs.getLong("ordered"),
                rs.getLong("unit_price_minor"),
                rs.getLong("discount_minor"),
                rs.getLong("tax_minor"),
                rs.getLong("canceled"),
                rs.getLong("shipped"),
                rs.getLong("delivered"),
                rs.getLong("returned"),
                rs.getLong("lost"),
                rs.getObject("allow_substitutes", Boolean.class),
                ServiceLineStore.terms(rs));
    }
}
