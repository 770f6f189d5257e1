package io.crossdock.orders.internal;

import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.service.ServiceTerms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many units of a service line are due, canceled or credited, by what became of its goods. Pure.
 *
 * <p>Units follow their goods in proportion: due units are rounded up, canceled ones down, so that both add up to the
 * line when no goods are open any more.
 */
final class ServiceRule {

    private ServiceRule() {}

    /** Units that are due, and were not before. */
    static long due(Order order, OrderLine line) {
        var goods = goods(order, line);
        if (goods == null) {
            boolean begun = order.lines().isEmpty() || order.lines().stream().anyMatch(l -> l.shipped() > 0);
            return begun ? line.open() : 0;
        }
        long share = Math.ceilDiv(line.ordered() * goods.shipped(), goods.ordered());
        return Math.clamp(share - line.shipped(), 0, line.open());
    }

    /** Units that are not wanted without their goods. */
    static long canceled(Order order, OrderLine line) {
        var goods = goods(order, line);
        if (goods == null) {
            return 0;
        }
        long share = Math.floorDiv(line.ordered() * goods.canceled(), goods.ordered());
        return Math.clamp(share - line.canceled(), 0, line.open());
    }

    /**
     * Units that are given back with their goods, and were not before. What is lost was never rendered, so that the
     * word {@code refundable} does not count there; only a donation stays one.
     */
    static long credited(Order order, OrderLine line) {
        var terms = Objects.requireNonNull(line.service());
        boolean kept = terms.type().equals(ServiceTerms.DONATION) && !terms.refundable();
        var goods = goods(order, line);
        if (line.shipped() == 0 || kept) {
            return 0;
        }
        if (goods == null) {
            return terms.refundable() && isAllLost(order) ? line.returnable() : 0;
        }
        long gone = goods.lost() + (terms.refundable() ? goods.returned() : 0);
        long share = goods.shipped() == 0 ? 0 : Math.floorDiv(line.shipped() * gone, goods.shipped());
        return Math.clamp(share - line.returned(), 0, line.returnable());
    }

    /** Whether goods were sent, and the customer got none of them and will not. */
    private static boolean isAllLost(Order order) {
        return order.lines().stream().anyMatch(l -> l.lost() > 0)
                && order.lines().stream().allMatch(l -> l.open() == 0 && l.lost() == l.shipped());
    }

    private static @Nullable OrderLine goods(Order order, OrderLine line) {
        var parent = Objects.requireNonNull(line.service()).parent();
        return parent == null
                ? null
                : order.lines().stream()
                        .filter(l -> l.line() == parent)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(order.id() + " has no goods on line " + parent));
    }
}
