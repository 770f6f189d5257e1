package io.crossdock.orchestration.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.Tx;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.promises.BackorderDates;
import io.crossdock.promises.BackorderDates.ToldDate;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.Promise;
import io.crossdock.shared.GroupRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Customers, amounts and dates of orders, for lists in which a person decides; a fixed number of statements for any
 * number.
 */
@Component
final class OrderBriefs {

    private final Orders orders;
    private final Promises promises;
    private final BackorderDates backorders;

    OrderBriefs(Orders orders, Promises promises, BackorderDates backorders) {
        this.orders = orders;
        this.promises = promises;
        this.backorders = backorders;
    }

    /**
     * An order in a line.
     *
     * @param customer the customer's name
     * @param deliverBy date that the customer was told last; null if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderBrief(
            String customer,
            String currency,
            long totalMinor,
            @Nullable Instant deliverBy) {}

    /** By order. */
    Map<String, OrderBrief> of(Tx tx, List<Long> numbers) {
        var made = promises.of(tx, numbers);
        var told = backorders.told(tx, numbers);
        var briefs = new HashMap<String, OrderBrief>();
        for (Order order : orders.load(tx, numbers)) {
            var date = deliverBy(
                    last(made, order.id().value()), told.get(order.id().value()));
            briefs.put(
                    order.id().toString(),
                    new OrderBrief(order.customer().name(), order.currency(), order.totalMinor(), date));
        }
        return briefs;
    }

    /** The promise of an order's delivery groups that is kept last; null if there is none. */
    static @Nullable Promise last(Map<GroupRef, Promise> made, long order) {
        return made.values().stream()
                .filter(p -> p.order() == order)
                .max(Comparator.comparing(Promise::expectedBy).thenComparing(p -> -p.group()))
                .orElse(null);
    }

    /** The newest date, from stock or from supply; null if none was promised, or that of supply was withdrawn. */
    static @Nullable Instant deliverBy(@Nullable Promise made, @Nullable ToldDate told) {
        if (told != null && (made == null || !told.toldAt().isBefore(latest(made)))) {
            return told.deliverBy();
        }
        return made == null ? null : made.expectedBy();
    }

    private static Instant latest(Promise made) {
        return made.legs().stream()
                .map(Promises.Leg::madeAt)
                .max(Instant::compareTo)
                .orElse(made.madeAt());
    }
}
