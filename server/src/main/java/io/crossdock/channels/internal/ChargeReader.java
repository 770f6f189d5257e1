package io.crossdock.channels.internal;

import io.crossdock.orders.NewLine;
import io.crossdock.orders.agreement.OrderAmounts;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads charges and taxes of a canonical order, and checks that they add up with its lines. */
final class ChargeReader {

    private static final int CHARGES_MAX = 2_000;
    private static final int TAXES_MAX = 2_000;
    private static final int TYPE_MAX = 40;
    private static final double RATE_MAX = 10;

    private static final String DISCOUNT = "discount";
    private static final Set<String> SHIPPING = Set.of("shipping", "delivery-fee");
    private static final List<String> CATEGORIES = List.of(
            DISCOUNT,
            "shipping",
            "delivery-fee",
            "handling",
            "gift-wrap",
            "duty",
            "deposit",
            "tip",
            "donation",
            "rounding",
            "surcharge",
            "item");
    private static final List<String> ALLOCATIONS = List.of("by-value", "first-shipment", "last-shipment", "none");
    private static final List<String> PAYERS = List.of("customer", "seller", "marketplace");
    private static final List<String> REMITTERS = List.of("seller", "marketplace", "importer");

    private record Charge(
            String category,
            long amountMinor,
            int line,
            @Nullable String of) {}

    private final RequestReader f;
    private final List<NewLine> lines;
    private final Map<Integer, Long> discounts = new HashMap<>();
    private final Map<Integer, Long> taxes = new HashMap<>();
    private long shipping;
    private long surcharges;
    private long reductions;

    private ChargeReader(RequestReader f, List<NewLine> lines) {
        this.f = f;
        this.lines = lines;
    }

    /** The amounts beside the lines, and the total. Violations are added to {@code f}. */
    static OrderAmounts read(RequestReader f, List<NewLine> lines) {
        return new ChargeReader(f, lines).amounts();
    }

    private OrderAmounts amounts() {
        int before = f.violations().size();
        f.forbidden("adjustmentMinor", "is not read any more: say it as charges, each with its category");
        var named = new HashMap<String, String>();
        var charges = f.optionalList("charges", CHARGES_MAX).stream()
                .map(charge -> charge(charge, named))
                .toList();
        boolean included = Boolean.TRUE.equals(f.optionalFlag("priceIncludesTax"));
        f.optionalList("taxes", TAXES_MAX).forEach(tax -> tax(tax, included, named.keySet()));
        long said = f.optionalWhole("shippingMinor", 0, Limits.AMOUNT_MINOR_MAX, 0);
        long total = f.whole("totalMinor", 0, Limits.AMOUNT_MINOR_MAX);
        if (f.violations().size() == before) {
            for (int i = 0; i < charges.size(); i++) {
                add(charges.get(i), named, i);
            }
            checkShipping(charges, said);
            checkLines();
        }
        return new OrderAmounts(shipping, surcharges, reductions, total);
    }

    private Charge charge(RequestReader c, Map<String, String> named) {
        var id = c.optionalVerbatim("id", Limits.CODE_CHARACTERS_MAX);
        var category = c.choice("category", CATEGORIES);
        c.optionalVerbatim("name", Limits.NAME_CHARACTERS_MAX);
        c.optionalVerbatim("code", Limits.CODE_CHARACTERS_MAX);
        var charge = new Charge(
                category,
                c.whole("amountMinor", -Limits.AMOUNT_MINOR_MAX, Limits.AMOUNT_MINOR_MAX),
                line(c),
                c.optionalVerbatim("of", Limits.CODE_CHARACTERS_MAX));
        c.optionalVerbatim("taxCode", Limits.CODE_CHARACTERS_MAX);
        c.optionalFlag("refundable");
        c.optionalChoice("allocation", ALLOCATIONS, "");
        c.optionalChoice("payer", PAYERS, "");
        c.refuseUnknown();
        if (category.equals(DISCOUNT) && charge.amountMinor > 0) {
            c.violation("amountMinor", ViolationCode.OUT_OF_RANGE, "a discount takes off: must be at most 0");
        }
        if (id != null && named.putIfAbsent(id, category) != null) {
            c.violation("id", ViolationCode.DUPLICATE, "another charge has the id " + id);
        }
        return charge;
    }

    /** The line that an amount is for; 0 for none. */
    private int line(RequestReader c) {
        int line = (int) c.optionalWhole("line", 1, Limits.LINES_MAX, 0);
        if (line > lines.size()) {
            c.violation("line", ViolationCode.UNKNOWN_LINE, "there is no line " + line);
        }
        return line;
    }

    private void tax(RequestReader t, boolean pricesInclude, Set<String> named) {
        int line = line(t);
        var charge = t.optionalVerbatim("charge", Limits.CODE_CHARACTERS_MAX);
        t.line("name", Limits.NAME_CHARACTERS_MAX);
        t.optionalVerbatim("type", TYPE_MAX);
        t.optionalVerbatim("jurisdiction", Limits.CODE_CHARACTERS_MAX);
        if (t.has("rate")) {
            t.number("rate", 0, RATE_MAX);
        }
        t.optionalWhole("baseMinor", 0, Limits.AMOUNT_MINOR_MAX, 0);
        long amount = t.whole("amountMinor", 0, Limits.AMOUNT_MINOR_MAX);
        var included = Objects.requireNonNullElse(t.optionalFlag("included"), pricesInclude);
        t.optionalChoice("remittedBy", REMITTERS, "");
        t.optionalVerbatim("reference", Limits.CODE_CHARACTERS_MAX);
        t.refuseUnknown();
        if (charge != null && line != 0) {
            t.violation("charge", ViolationCode.NOT_ALLOWED, "a tax is on a line or on a charge, not on both");
        } else if (charge != null && !named.contains(charge)) {
            t.violation("charge", ViolationCode.UNKNOWN_CHARGE, "there is no charge with the id " + charge);
        }
        if (included) {
            return;
        }
        if (line == 0) {
            surcharges += amount;
        } else {
            taxes.merge(line, amount, Long::sum);
        }
    }

    private void add(Charge charge, Map<String, String> named, int place) {
        var of = charge.of == null ? null : named.get(charge.of);
        if (charge.of != null && (of == null || !charge.category.equals(DISCOUNT))) {
            f.violation(
                    "charges/" + place + "/of",
                    of == null ? ViolationCode.UNKNOWN_CHARGE : ViolationCode.NOT_ALLOWED,
                    of == null ? "there is no charge with the id " + charge.of : "is for discounts alone");
        } else if (SHIPPING.contains(of == null ? charge.category : of)) {
            shipping += charge.amountMinor;
        } else if (charge.line != 0 && charge.category.equals(DISCOUNT) && of == null) {
            discounts.merge(charge.line, -charge.amountMinor, Long::sum);
        } else if (charge.amountMinor < 0) {
            reductions -= charge.amountMinor;
        } else {
            surcharges += charge.amountMinor;
        }
    }

    /** The one amount for shipping may be said alone; beside charges it is checked. */
    private void checkShipping(List<Charge> charges, long said) {
        boolean named = charges.stream().anyMatch(charge -> SHIPPING.contains(charge.category));
        if (!named) {
            shipping += said;
        } else if (f.has("shippingMinor") && said != shipping) {
            f.violation(
                    "shippingMinor",
                    ViolationCode.TOTAL_MISMATCH,
                    "is " + said + ", but the charges for shipping add up to " + shipping);
        } else if (shipping < 0) {
            f.violation("charges", ViolationCode.TOTAL_MISMATCH, "the discounts of shipping are above its charges");
        }
    }

    /** What is said of the taxes and discounts of a line adds up to the line's. */
    private void checkLines() {
        var told = new HashSet<>(discounts.keySet());
        told.addAll(taxes.keySet());
        for (int number : told) {
            var line = lines.get(number - 1);
            compare(number, "discountMinor", line.discountMinor(), discounts.get(number));
            compare(number, "taxMinor", line.taxMinor(), taxes.get(number));
        }
    }

    private void compare(int line, String field, long has, @Nullable Long parts) {
        if (parts != null && parts != has) {
            f.violation(
                    "lines/" + (line - 1) + "/" + field,
                    ViolationCode.TOTAL_MISMATCH,
                    "is " + has + ", but what is said of it in charges and taxes adds up to " + parts);
        }
    }
}
