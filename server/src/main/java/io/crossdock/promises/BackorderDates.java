package io.crossdock.promises;

import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates that customers of waiting orders were told, in sets. The last date of an order counts. */
public interface BackorderDates {

    /** A date to tell. @param deliverBy when everything should arrive; null: the earlier date is withdrawn */
    record NewDate(long order, @Nullable Instant deliverBy) {}

    /** The date that an order was told last. @param deliverBy null if it was withdrawn */
    record ToldDate(Instant toldAt, @Nullable Instant deliverBy) {}

    /** Stores the dates that these orders are told now; one element per order. */
    void tell(Tx tx, List<NewDate> dates);

    /** The last date of each order; an order that was never told a date is absent. */
    Map<Long, ToldDate> told(Tx tx, Collection<Long> orders);
}
