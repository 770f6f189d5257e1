package io.crossdock.orders.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a line a service line. Its units have no stock: they are due when their goods leave, count as shipped and
 * delivered from then on, and as returned once they are credited.
 *
 * @param type {@link #SERVICE}, {@link #FEE} or {@link #DONATION}
 * @param parent number of the line with the goods that it follows; null: it is due with the first parcel of the order,
 *     or at once where the order has no goods
 * @param relation {@code service-for}, {@code warranty-of} or {@code fee-for}; null where nobody said
 * @param refundable whether it is credited when its goods come back
 */
public record ServiceTerms(
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer parent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String relation,
        boolean refundable) {

    public static final String GOODS = "goods";
    public static final String SERVICE = "service";
    public static final String FEE = "fee";
    public static final String DONATION = "donation";

    /** Types of lines that are no goods. */
    public static final List<String> TYPES = List.of(SERVICE, FEE, DONATION);

    public static final List<String> RELATIONS = List.of("service-for", "warranty-of", "fee-for");

    /** Whether lines of this type are credited with their goods where nobody said. */
    public static boolean refundable(String type) {
        return !type.equals(DONATION);
    }
}
