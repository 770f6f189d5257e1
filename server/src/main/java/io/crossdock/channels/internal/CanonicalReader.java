package io.crossdock.channels.internal;

import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderPayment;
import io.crossdock.shared.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a canonical order and finds everything that is wrong with it by itself: all that
 * {@code channels/canonical/order.schema.json} says, and the rules that a schema can't say. Written by hand because the
 * schema validator costs several times as much as the rest of intake; a test holds both against each other.
 */
final class CanonicalReader {

    static final int LINES_MAX = 500;
    static final long AMOUNT_MAX = 1_000_000_000_000L;
    private static final long QUANTITY_MAX = 1_000_000_000L;
    private static final int KEY_MAX = 200;
    private static final int NAME_MAX = 200;
    private static final int PHONE_MAX = 50;
    private static final int TIER_MAX = 40;
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern HOLD = Pattern.compile("H[1-9][0-9]{0,17}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\x00]+@[^@\\s\\x00]+");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> ORDER = Set.of(
            "channel",
            "reference",
            "placedAt",
            "currency",
            "customer",
            "shipTo",
            "service",
            "lines",
            "shippingMinor",
            "adjustmentMinor",
            "totalMinor",
            "payment",
            "fulfillment",
            "node",
            "holdId");
    private static final Set<String> CUSTOMER = Set.of("name", "email", "phone", "tier");
    private static final Set<String> ADDRESS =
            Set.of("name", "line1", "line2", "city", "region", "postalCode", "country", "phone");
    private static final Set<String> LINE = Set.of(
            "line",
            "reference",
            "sku",
            "title",
            "quantity",
            "unitPriceMinor",
            "discountMinor",
            "taxMinor",
            "allowSubstitutes");
    private static final Set<String> PAYMENT = Set.of("method", "token", "reference");

    /**
     * What was read.
     *
     * @param order null where there are violations
     */
    record Result(@Nullable NewOrder order, List<Violation> violations) {}

    private final List<Violation> violations = new ArrayList<>();
    private final OrderId id;
    private final Instant now;

    private CanonicalReader(OrderId id, Instant now) {
        this.id = id;
        this.now = now;
    }

    /** @param id for the order, when there is one */
    static Result read(JsonNode node, OrderId id, Instant now) {
        var reader = new CanonicalReader(id, now);
        if (!node.isObject()) {
            return new Result(null, List.of(new Violation("", "wrong-type", "an order is an object")));
        }
        var order = reader.order(new Fields(node, "", reader.violations));
        return reader.violations.isEmpty()
                ? new Result(order, List.of())
                : new Result(null, List.copyOf(reader.violations));
    }

    private NewOrder order(Fields f) {
        f.only(ORDER);
        var order = new NewOrder(
                id,
                f.text("channel", CHANNEL, "up to 40 lower-case letters, digits and hyphens"),
                f.text("reference", KEY_MAX),
                placedAt(f),
                currency(f),
                customer(f.object("customer")),
                address(f.object("shipTo")),
                f.word("service", List.of(NewOrder.STANDARD, NewOrder.EXPRESS), NewOrder.STANDARD),
                lines(f.array("lines", LINES_MAX)),
                f.number("shippingMinor", 0, AMOUNT_MAX, 0),
                f.number("adjustmentMinor", -AMOUNT_MAX, AMOUNT_MAX, 0),
                f.number("totalMinor", 0, AMOUNT_MAX),
                payment(f.object("payment")),
                way(f),
                holdId(f));
        if (violations.isEmpty()) {
            checkTotal(f, order);
        }
        return order;
    }

    private Instant placedAt(Fields f) {
        var text = f.text("placedAt", 40);
        if (text.isEmpty()) {
            return now;
        }
        try {
            var at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (at.isAfter(now.plus(AHEAD_MAX))) {
                f.note("placedAt", "in-future", "is " + text + ", more than a day after now, " + now);
            }
            return at;
        } catch (DateTimeParseException e) {
            f.note("placedAt", "invalid-format", "is a time with an offset (RFC 3339), not " + text);
            return now;
        }
    }

    private String currency(Fields f) {
        var code = f.text("currency", CurrencyTable.CODE, "three capital letters");
        if (!code.isEmpty() && !CurrencyTable.known(code)) {
            f.note("currency", "unknown-currency", "is not in ISO 4217: " + code);
        }
        return code;
    }

    private Customer customer(Fields f) {
        if (!f.isObject()) {
            return new Customer("", "", null);
        }
        f.only(CUSTOMER);
        var email = f.optional("email", 320);
        if (email != null && !EMAIL.matcher(email).matches()) {
            f.note("email", "invalid-format", "is an e-mail address, not " + email);
        }
        return new Customer(
                f.text("name", NAME_MAX),
                email == null ? "" : email,
                f.optional("phone", PHONE_MAX),
                f.optional("tier", TIER_MAX));
    }

    private static DeliveryMethod way(Fields f) {
        var kind = f.word("fulfillment", DeliveryMethod.KINDS, DeliveryMethod.SHIP);
        return new DeliveryMethod(
                kind,
                DeliveryMethod.collected(kind)
                        ? f.text("node", KEY_MAX)
                        : f.absent("node", "is for pickup and ship-to-store alone"));
    }

    private Address address(Fields f) {
        if (!f.isObject()) {
            return new Address("", "", null, "", null, "", "", null);
        }
        f.only(ADDRESS);
        var postalCode = f.optional("postalCode", 20);
        return new Address(
                f.text("name", NAME_MAX),
                f.text("line1", NAME_MAX),
                f.optional("line2", NAME_MAX),
                f.text("city", NAME_MAX),
                f.optional("region", 100),
                postalCode == null ? "" : postalCode,
                country(f),
                f.optional("phone", PHONE_MAX));
    }

    private static String country(Fields f) {
        var code = f.text("country", CurrencyTable.COUNTRY, "two capital letters");
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            f.note("country", "unknown-country", "is not in ISO 3166-1: " + code);
        }
        return code;
    }

    private List<NewLine> lines(@Nullable JsonNode array) {
        if (array == null) {
            return List.of();
        }
        var lines = new ArrayList<NewLine>(array.size());
        for (var node : array) {
            var at = "/lines/" + lines.size();
            if (!node.isObject()) {
                violations.add(new Violation(at, "wrong-type", "a line is an object"));
            }
            lines.add(line(new Fields(node, at, violations), lines.size() + 1));
        }
        return lines;
    }

    private NewLine line(Fields f, int place) {
        if (!f.isObject()) {
            return new NewLine(place, null, "", "", 0, 0, 0, 0);
        }
        f.only(LINE);
        long number = f.number("line", 1, LINES_MAX, place);
        int before = violations.size();
        var sku = f.text("sku", KEY_MAX);
        var title = f.optional("title", 500);
        var line = new NewLine(
                place,
                f.optional("reference", KEY_MAX),
                sku,
                title == null || title.isEmpty() ? sku : title,
                f.number("quantity", 1, QUANTITY_MAX),
                f.number("unitPriceMinor", 0, AMOUNT_MAX),
                f.number("discountMinor", 0, AMOUNT_MAX, 0),
                f.number("taxMinor", 0, AMOUNT_MAX, 0),
                f.flag("allowSubstitutes"));
        if (number != 0 && number != place) {
            f.note("line", "out-of-order", "is its place, " + place + ", not " + number);
        }
        if (violations.size() == before) {
            checkAmounts(f, line);
        }
        return line;
    }

    private static void checkAmounts(Fields f, NewLine line) {
        if (Math.multiplyHigh(line.quantity(), line.unitPriceMinor()) != 0
                || line.quantity() * line.unitPriceMinor() < 0
                || line.quantity() * line.unitPriceMinor() > AMOUNT_MAX) {
            f.note("unitPriceMinor", "above-limit", "times quantity is above " + AMOUNT_MAX);
        } else if (line.discountMinor() > line.quantity() * line.unitPriceMinor()) {
            f.note(
                    "discountMinor",
                    "above-line",
                    "is " + line.discountMinor() + ", more than the line's " + line.quantity() * line.unitPriceMinor());
        }
    }

    private static OrderPayment payment(Fields f) {
        if (!f.isObject()) {
            return new OrderPayment("", null, null);
        }
        f.only(PAYMENT);
        var method = f.word("method", List.of(OrderPayment.CARD, OrderPayment.COLLECTED), null);
        var card = method.equals(OrderPayment.CARD);
        return new OrderPayment(
                method,
                card ? f.text("token", KEY_MAX) : f.optional("token", KEY_MAX),
                f.optional("reference", KEY_MAX));
    }

    private static @Nullable String holdId(Fields f) {
        var id = f.optional("holdId", 19);
        if (id != null && !HOLD.matcher(id).matches()) {
            f.note("holdId", "invalid-format", "is the id of a cart hold like H123, not " + id);
        }
        return id;
    }

    private static void checkTotal(Fields f, NewOrder order) {
        long sum = order.shippingMinor() + order.adjustmentMinor();
        for (var line : order.lines()) {
            sum += line.totalMinor();
        }
        if (sum != order.totalMinor()) {
            f.note(
                    "totalMinor",
                    "total-mismatch",
                    "is " + order.totalMinor() + ", but lines, shipping and adjustment add up to " + sum);
        }
    }
}
