package io.crossdock.notifications.internal;

import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderPayment;
import io.crossdock.payments.PaymentView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is while its customer is told something of it.
 *
 * @param money its balances; null where nothing is known of them
 * @param totalMinor what it costs as it stands, in minor units, whatever it is paid with
 * @param places names and addresses of the stores where it is collected, by code of the node
 */
record ToldOrder(Order order, @Nullable PaymentView money, long totalMinor, Map<String, String> places) {

    ToldOrder {
        places = Map.copyOf(places);
    }

    /** Whether goods of it came back or were lost: what they cost is told when it is paid back, and is in no total. */
    boolean isPartlyBack() {
        return order.everyLine().stream().anyMatch(line -> line.returned() + line.lost() > 0);
    }

    /** Whether its channel has the money. */
    boolean isElsewhere() {
        return money != null && money.method().equals(OrderPayment.COLLECTED);
    }

    /** Whether it was charged before it left, and not all of that has left. */
    boolean isChargedAhead() {
        return money != null && !isElsewhere() && money.prepaidMinor() > 0;
    }

    /** Whether all that it costs was authorized, on each of its tenders. */
    boolean isAuthorized() {
        return money == null || money.authorizedMinor() >= totalMinor;
    }

    /** Whether nothing of it was ever charged, so that nothing can be paid back. */
    boolean isUncharged() {
        return money != null && !isElsewhere() && money.capturedMinor() == 0;
    }

    /** Where it is collected, for people. */
    String place(DeliveryMethod way) {
        var node = String.valueOf(way.node());
        return places.getOrDefault(node, node);
    }
}
