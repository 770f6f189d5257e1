package io.crossdock.promises;

import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates that customers of orders which wait for supply were told, in sets. The last one of an order counts. */
public interface BackorderDates {

    /** @param deliverBy when everything should arrive; null: what was told before is withdrawn */
    record NewDate(long order, @Nullable Instant deliverBy) {}

    /** What an order was told last. @param deliverBy null where that was withdrawn */
    record ToldDate(Instant toldAt, @Nullable Instant deliverBy) {}

    /** Writes down what these orders are told now; one element an order. */
    void tell(Tx tx, List<NewDate> dates);

    /** By order; one that was never told a date is absent. */
    Map<Long, ToldDate> told(Tx tx, Collection<Long> orders);
}
