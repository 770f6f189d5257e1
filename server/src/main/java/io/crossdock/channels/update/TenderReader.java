package io.crossdock.channels.update;

import io.crossdock.orders.OrderPayment;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tenders of an order whose payment says that they are to be charged. Their faults are told of the payment,
 * which is never left out as {@link KeptParts} are.
 */
public final class TenderReader {

    private static final String METHOD = "method";
    private static final String PROVIDER = "provider";

    /** Crossdock's own provider of gift cards and store credit, and the types that it takes by default. */
    private static final String STORED_VALUE_PROVIDER = "stored-value";

    private static final Set<String> STORED_VALUE_TYPES = Set.of("gift-card", "store-credit");

    /** An id is not secret, and a code is: the order is kept as it was sent. */
    private static final Pattern STORED_VALUE = Pattern.compile("V[1-9][0-9]{0,17}");

    private TenderReader() {}

    /**
     * The tenders to charge, in their order; with violations of {@code payment} where they can't be.
     *
     * @param whole the order
     * @param payment its payment, whose method is {@code tenders}
     */
    public static List<OrderPayment.Tender> read(RequestReader whole, RequestReader payment) {
        payment.forbidden("token", "is for cards alone: the tenders have tokens of their own");
        long total = whole.sent().path("totalMinor").asLong(0);
        var tenders = new ArrayList<OrderPayment.Tender>();
        for (var sent : whole.sent().path("tenders")) {
            tenders.add(tender(sent, total));
        }
        var fault = fault(whole.sent().path("tenders"), tenders, total);
        if (!fault.isEmpty()) {
            payment.violation(METHOD, ViolationCode.NOT_ALLOWED, fault);
        }
        return tenders;
    }

    private static OrderPayment.Tender tender(JsonNode sent, long total) {
        return new OrderPayment.Tender(
                sent.path("type").asString(""),
                sent.path(PROVIDER).asString(null),
                sent.path("token").asString(""),
                sent.hasNonNull("amountMinor") ? sent.path("amountMinor").asLong(0) : total,
                sent.hasNonNull("refundSequence") ? sent.path("refundSequence").asInt(0) : 0);
    }

    private static boolean isStoredValue(OrderPayment.Tender tender) {
        return tender.provider() == null
                ? STORED_VALUE_TYPES.contains(tender.type())
                : tender.provider().equals(STORED_VALUE_PROVIDER);
    }

    /** The first reason why these can't be charged; empty where they can. */
    private static String fault(JsonNode sent, List<OrderPayment.Tender> tenders, long total) {
        if (tenders.isEmpty() || tenders.size() > OrderPayment.TENDERS_MAX) {
            return "with tenders, the order names from 1 to " + OrderPayment.TENDERS_MAX + " tenders";
        }
        long limits = 0;
        var sequence = new HashSet<Integer>();
        for (int i = 0; i < tenders.size(); i++) {
            var tender = tenders.get(i);
            var name = "tender " + (i + 1);
            if (!sent.path(i).path("custodian").asString("").equals(PROVIDER)) {
                return name
                        + " is not with a provider: what Crossdock charges and what others have are not mixed in one"
                        + " order. Send collected, or an order for each";
            }
            if (tender.token().isBlank()) {
                return name + " has no token";
            }
            if (isStoredValue(tender) && !STORED_VALUE.matcher(tender.token()).matches()) {
                return name + " has another token than the id of stored value, such as V12; codes are never sent";
            }
            if (tender.refundSequence() > 0 && !sequence.add(tender.refundSequence())) {
                return name + " has the refundSequence of another tender";
            }
            limits += Math.clamp(tender.limitMinor(), 0, Limits.AMOUNT_MINOR_MAX);
        }
        return limits < total ? "the tenders pay " + limits + " of " + total : "";
    }
}
