package io.crossdock.orders;

import java.util.List;

/** Data of the facts that {@link Orders} writes to the log, one fact per order and call. */
public sealed interface OrderFact {

    /** {@link Orders#ORDER_CAPTURED}. Amount in minor units. */
    record Captured(String channel, String reference, String currency, long totalMinor, String service, List<Item> lines)
            implements OrderFact {
        public Captured {
            lines = List.copyOf(lines);
        }
    }

    /** {@link Orders#LINES_SHIPPED}, {@code LINES_DELIVERED}, {@code LINES_RETURNED}, {@code LINES_LOST}, {@code LINES_DROPPED}. */
    record LinesChanged(List<Units> lines) implements OrderFact {
        public LinesChanged {
            lines = List.copyOf(lines);
        }
    }

    /** {@link Orders#ORDER_CLOSED}. */
    record Closed(OrderState state, String endState) implements OrderFact {}

    /** What was ordered. */
    record Item(int line, String sku, long quantity) {}

    /** How much of which line. */
    record Units(int line, long quantity) {}
}
