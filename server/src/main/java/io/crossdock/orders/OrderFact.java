package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.orders.OrderRequests.CancelCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data of the events that {@link Orders} writes to the log, one event per order and call. */
public sealed interface OrderFact {

    /**
     * What figures are counted by, as agreed with this version; currency and channel never change. Tenders are in the
     * version's document, and so are the words of the channel for brand and legal entity.
     *
     * @param country of the delivery address, ISO 3166-1; of an order with several groups, of its first one
     * @param method delivery method, for instance {@code ship}; likewise
     * @param payment {@code card} or {@code collected}
     * @param groups number of delivery groups; null: one
     * @param seller who sells it
     * @param services types of its lines that are no goods; null: none
     */
    record Dimensions(
            String country,
            String method,
            String payment,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer groups,

            @JsonUnwrapped Seller seller,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> services) {

        public Dimensions {
            services = services == null || services.isEmpty() ? null : List.copyOf(services);
        }

        /** Of goods in one delivery group. */
        public Dimensions(String country, String method, String payment) {
            this(country, method, payment, null, Seller.NOBODY, null);
        }
    }

    /**
     * Who sells an order.
     *
     * @param brand code of the brand; null: none, or the master data does not know it yet
     * @param legalEntity code of the company that sells; null likewise
     * @param entityCountry country of that company, ISO 3166-1
     */
    record Seller(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String brand,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String legalEntity,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String entityCountry) {

        static final Seller NOBODY = new Seller(null, null, null);
    }

    /**
     * {@link Orders#ORDER_CAPTURED}. Amount in minor units.
     *
     * @param lines goods
     * @param dimensions of version 1 of the agreement; null in events of older releases
     */
    record Captured(
            String channel,
            String reference,
            String currency,
            long totalMinor,
            String service,
            List<Item> lines,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Dimensions dimensions)
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

    /** {@link Orders#LINES_CANCELED}. @param cause null in events of older releases */
    record LinesCanceled(
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CancelCause cause,

            List<Units> lines) implements OrderFact {
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

    /**
     * {@link Orders#AGREEMENT_CHANGED}. The version has the document, which may name the customer.
     *
     * @param dimensions of this version; null in events of older releases
     */
    record Agreed(
            int version,
            String change,
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Dimensions dimensions)
            implements OrderFact {}

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
