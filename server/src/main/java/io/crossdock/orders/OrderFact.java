package io.crossdock.orders;

import java.util.List;

/** Data of the events that {@link Orders} writes to the log, one event per order and call. */
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

    /** {@link Orders#LINES_CANCELED}. */
    record LinesCanceled(String reason, List<Units> lines) implements OrderFact {
        public LinesCanceled {
            lines = List.copyOf(lines);
        }
    }

    /** {@link Orders#LINES_SUBSTITUTED}. */
    record Substituted(List<Instead> lines) implements OrderFact {
        public Substituted {
            lines = List.copyOf(lines);
        }
    }

    /** {@link Orders#AGREEMENT_CHANGED}. The version has the document, which may name the customer. */
    record Agreed(int version, String change, String reason) implements OrderFact {}

    /** {@link Orders#ORDER_CLOSED}. */
    record Closed(OrderState state, String endState) implements OrderFact {}

    /** A line's SKU and quantity. */
    record Item(int line, String sku, long quantity) {}

    /** Units of a line that are sent as another SKU, with the price of one and the reason. */
    record Instead(
            int line, String ordered, String sku, String title, long quantity, long unitPriceMinor, String reason) {}

    /** Units of a line. */
    record Units(int line, long quantity) {}
}
