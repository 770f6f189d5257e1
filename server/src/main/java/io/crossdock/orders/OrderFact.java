package io.crossdock.orders;

import java.util.List;

/** Data of the facts that {@link Orders} writes to the log, one fact per order and call. */
public sealed interface OrderFact {

    /** {@link Orders#ORDER_CAPTURED}. Amount in minor units. */
    record Captured(
            String channel, String reference, String currency, long totalMinor, String service, List<Item> lines)
            implements OrderFact {
        public Captured {
            lines = List.copyOf(lines);
        }
    }

    /**
     * {@link Orders#LINES_SHIPPED}, {@code LINES_DELIVERED}, {@code LINES_RETURNED}, {@code LINES_LOST},
     * {@code LINES_DROPPED}.
     */
    record LinesChanged(List<Units> lines) implements OrderFact {
        public LinesChanged {
            lines = List.copyOf(lines);
        }
    }

    /** {@link Orders#LINES_SUBSTITUTED}. */
    record Substituted(List<Instead> lines) implements OrderFact {
        public Substituted {
            lines = List.copyOf(lines);
        }
    }

    /** {@link Orders#ORDER_CLOSED}. */
    record Closed(OrderState state, String endState) implements OrderFact {}

    /** What was ordered. */
    record Item(int line, String sku, long quantity) {}

    /** Units of a line that are sent as another SKU, at which price of one, and what kept the ordered one back. */
    record Instead(
            int line, String ordered, String sku, String title, long quantity, long unitPriceMinor, String reason) {}

    /** How much of which line. */
    record Units(int line, long quantity) {}
}
