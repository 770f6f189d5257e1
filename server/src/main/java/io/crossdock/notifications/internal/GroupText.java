package io.crossdock.notifications.internal;

import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;

/** Words about the delivery groups of an order: what goes where, and what its customer hears next. */
final class GroupText {

    private GroupText() {}

    /** Whether any of a line is still its customer's. */
    static boolean stands(OrderLine line) {
        return standing(line) > 0;
    }

    /** The units of a line that its customer has, or is to get. */
    static String units(OrderLine line) {
        return standing(line) + " x " + line.title();
    }

    private static long standing(OrderLine line) {
        return line.ordered() - line.canceled() - line.lost() - line.returned();
    }

    /** Where a group goes, with its lines; empty where nothing of it is wanted any more. */
    static String of(ToldOrder known, Order.Group group) {
        var lines = known.order().everyLine().stream()
                .filter(line -> group.lines().contains(line.line()) && stands(line))
                .toList();
        return lines.isEmpty()
                ? ""
                : (hasGoods(known.order(), group) ? where(known, group) : "Nothing is sent for this")
                        + ":\n"
                        + lines.stream().map(GroupText::units).collect(Collectors.joining("\n"));
    }

    private static boolean hasGoods(Order order, Order.Group group) {
        return order.lines().stream().anyMatch(line -> group.lines().contains(line.line()) && stands(line));
    }

    private static String where(ToldOrder known, Order.Group group) {
        var to = group.shipTo();
        var way = group.fulfillment();
        return switch (way.kind()) {
            case DeliveryMethod.DIGITAL -> "Electronically to " + to.name();
            case DeliveryMethod.PICKUP, DeliveryMethod.SHIP_TO_STORE -> "To be collected at " + known.place(way);
            case DeliveryMethod.CURBSIDE -> "Brought to your car at " + known.place(way);
            case DeliveryMethod.SAME_DAY -> "By courier to " + to.name() + ", " + to.line1() + ", " + to.city();
            case String other -> "To " + to.name() + ", " + to.line1() + ", " + to.city();
        };
    }

    /** What the customer of an order with several groups hears of them; of ways that it has, and no others. */
    static String next(Order order) {
        var hears = new LinkedHashSet<String>();
        boolean collects = false;
        for (var group : order.deliveryGroups()) {
            if (hasGoods(order, group)) {
                var kind = group.fulfillment().kind();
                boolean collected = DeliveryMethod.collected(kind);
                collects |= collected;
                hears.add(
                        collected
                                ? "when you can collect it"
                                : kind.equals(DeliveryMethod.DIGITAL)
                                        ? "when it is delivered"
                                        : "when it is on its way");
            }
        }
        return hears.isEmpty()
                ? ""
                : "You will hear from us of each part: " + String.join(", or ", hears) + "."
                        + (collects ? " Please wait for that message before you come." : "");
    }
}
