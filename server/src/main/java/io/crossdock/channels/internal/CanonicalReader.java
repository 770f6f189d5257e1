package io.crossdock.channels.internal;

import io.crossdock.channels.update.AddressReader;
import io.crossdock.channels.update.DeliveryGroupReader;
import io.crossdock.channels.update.ServiceLineReader;
import io.crossdock.channels.update.TenderReader;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a canonical order and finds all violations that need no other data: the rules of
 * {@code channels/canonical/order.schema.json}, and rules that a schema can't express. It is written by hand because a
 * schema validator costs several times as much as the rest of intake; a test compares the two.
 */
final class CanonicalReader {

    private static final int TITLE_MAX = 500;
    private static final char HOLD_LETTER = 'H';
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    /** It becomes part of an address at the provider. */
    private static final Pattern AUTHORIZATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\x00]+@[^@\\s\\x00]+");

    /** Stands for the group of an order whose list of groups has a violation. */
    private static final Order.Group NOWHERE = new Order.Group(
            1,
            "1",
            DeliveryMethod.SHIPPED,
            NewOrder.STANDARD,
            new Address("", "", null, "", null, "", "", null, null),
            List.of());

    private static final List<String> METHODS =
            List.of(OrderPayment.CARD, OrderPayment.TENDERS, OrderPayment.COLLECTED);

    private static final String PAID = "paid";
    private static final String PENDING = "pending";

    /**
     * The order, or its violations.
     *
     * @param order null if there are violations
     */
    record Result(@Nullable NewOrder order, List<Violation> violations) {}

    private final RequestReader whole;
    private final OrderId id;
    private final Instant now;

    private CanonicalReader(RequestReader whole, OrderId id, Instant now) {
        this.whole = whole;
        this.id = id;
        this.now = now;
    }

    /** @param id id of the order, if it has no violations */
    static Result read(JsonNode node, OrderId id, Instant now) {
        var whole = RequestReader.body(node);
        var order = new CanonicalReader(whole, id, now).order();
        var violations = List.copyOf(whole.violations());
        return new Result(violations.isEmpty() ? order : null, violations);
    }

    private NewOrder order() {
        var f = whole;
        var elements = f.list("lines", Limits.LINES_MAX);
        var groups = DeliveryGroupReader.read(f, elements);
        var lines = lines(elements);
        ServiceLineReader.check(f, lines, groups);
        var head = groups.isEmpty() ? NOWHERE : groups.getFirst();
        var order = new NewOrder(
                id,
                f.text("channel", CHANNEL, "up to 40 lower-case letters, digits and hyphens"),
                f.text("reference", Limits.CODE_CHARACTERS_MAX),
                placedAt(f),
                currency(f),
                customer(f.object("customer")),
                head.shipTo(),
                head.service(),
                lines,
                ChargeReader.read(f, lines),
                payment(f.object("payment")),
                head.fulfillment(),
                holdId(f),
                null,
                Agreement.of(f.sent()),
                groups.size() > 1 ? groups : List.of());
        AgreementReader.order(f);
        f.refuseUnknown();
        if (f.violations().isEmpty()) {
            checkTotal(f, order);
        }
        return order;
    }

    private Instant placedAt(RequestReader f) {
        var at = f.time("placedAt").truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(now.plus(AHEAD_MAX))) {
            f.violation("placedAt", ViolationCode.IN_FUTURE, "must be at most a day after now, " + now + ", not " + at);
        }
        return at;
    }

    private String currency(RequestReader f) {
        var code = f.text("currency", CurrencyTable.CODE, "three capital letters");
        if (!code.isEmpty() && !CurrencyTable.known(code)) {
            f.violation(
                    "currency",
                    ViolationCode.UNKNOWN_CURRENCY,
                    "must be a currency of ISO 4217 that is in use, not " + code);
        }
        return code;
    }

    private static Customer customer(RequestReader f) {
        var email = f.optionalLine("email", AgreementReader.EMAIL_MAX);
        if (email != null && !EMAIL.matcher(email).matches()) {
            f.violation("email", ViolationCode.WRONG_FORMAT, "must be an e-mail address, not '" + email + "'");
        }
        var customer = new Customer(
                f.line("name", Limits.NAME_CHARACTERS_MAX),
                email == null ? "" : email,
                f.optionalLine("phone", AddressReader.PHONE_MAX),
                f.optionalVerbatim("tier", Limits.TIER_CHARACTERS_MAX));
        AgreementReader.customer(f);
        f.refuseUnknown();
        return customer;
    }

    private static List<NewLine> lines(List<RequestReader> elements) {
        var lines = new ArrayList<NewLine>(elements.size());
        for (var element : elements) {
            lines.add(line(element, lines.size() + 1));
        }
        return lines;
    }

    private static NewLine line(RequestReader f, int place) {
        int before = f.violations().size();
        long number = f.optionalWhole("line", 1, Limits.LINES_MAX, place);
        if (f.violations().size() == before && number != place) {
            f.violation("line", ViolationCode.OUT_OF_ORDER, "must be its position, " + place + ", not " + number);
        }
        before = f.violations().size();
        var terms = ServiceLineReader.read(f, place);
        var sku = terms == null
                ? f.text("sku", Limits.CODE_CHARACTERS_MAX)
                : Objects.requireNonNullElse(f.optionalText("sku", Limits.CODE_CHARACTERS_MAX), "");
        var title = f.optionalLine("title", TITLE_MAX);
        if (sku.isEmpty() && terms != null && (title == null || title.isEmpty())) {
            f.violation("title", ViolationCode.REQUIRED, "is required where a line has no SKU");
        }
        var line = new NewLine(
                place,
                f.optionalVerbatim("reference", Limits.CODE_CHARACTERS_MAX),
                sku,
                title == null || title.isEmpty() ? sku : title,
                f.whole("quantity", 1, Limits.LINE_UNITS_MAX),
                f.whole("unitPriceMinor", 0, Limits.AMOUNT_MINOR_MAX),
                f.optionalWhole("discountMinor", 0, Limits.AMOUNT_MINOR_MAX, 0),
                f.optionalWhole("taxMinor", 0, Limits.AMOUNT_MINOR_MAX, 0),
                f.optionalFlag("allowSubstitutes"),
                terms);
        if (f.violations().size() == before) {
            checkAmounts(f, line);
        }
        AgreementReader.line(f);
        f.refuseUnknown();
        return line;
    }

    private static void checkAmounts(RequestReader f, NewLine line) {
        if (Math.multiplyHigh(line.quantity(), line.unitPriceMinor()) != 0
                || line.quantity() * line.unitPriceMinor() < 0
                || line.quantity() * line.unitPriceMinor() > Limits.AMOUNT_MINOR_MAX) {
            f.violation(
                    "unitPriceMinor",
                    ViolationCode.ABOVE_LIMIT,
                    "times quantity must be at most " + Limits.AMOUNT_MINOR_MAX);
        } else if (line.discountMinor() > line.quantity() * line.unitPriceMinor()) {
            f.violation(
                    "discountMinor",
                    ViolationCode.ABOVE_LINE,
                    "must be at most the line's " + line.quantity() * line.unitPriceMinor() + ", not "
                            + line.discountMinor());
        }
    }

    private OrderPayment payment(RequestReader f) {
        var method = f.choice("method", METHODS);
        var payment = new OrderPayment(
                method,
                method.equals(OrderPayment.CARD)
                        ? f.verbatim("token", Limits.CODE_CHARACTERS_MAX)
                        : f.optionalVerbatim("token", Limits.CODE_CHARACTERS_MAX),
                f.optionalVerbatim("reference", Limits.CODE_CHARACTERS_MAX),
                received(f, method),
                authorization(f, method),
                method.equals(OrderPayment.TENDERS) ? TenderReader.read(whole, f) : List.of());
        f.refuseUnknown();
        return payment;
    }

    /** Only the channel's money can be on its way; a card is authorized here. */
    private static boolean received(RequestReader f, String method) {
        var states = method.equals(OrderPayment.COLLECTED) ? List.of(PAID, PENDING) : List.of(PAID);
        return f.optionalChoice("state", states, PAID).equals(PAID);
    }

    private OrderPayment.@Nullable Authorization authorization(RequestReader f, String method) {
        var a = f.part("authorization");
        if (a == null) {
            return null;
        }
        var authorization = new OrderPayment.Authorization(
                a.text("reference", AUTHORIZATION, "letters, digits, points, dashes and underscores"),
                a.time("expiresAt"));
        long amount = a.whole("amountMinor", 0, Limits.AMOUNT_MINOR_MAX);
        a.refuseUnknown();
        if (!method.equals(OrderPayment.CARD)) {
            f.forbidden("authorization", "is for cards alone");
        }
        long total = whole.sent().path("totalMinor").asLong(amount);
        if (f.violations().isEmpty() && amount != total) {
            a.violation("amountMinor", ViolationCode.TOTAL_MISMATCH, "is " + amount + ", but the order is " + total);
        }
        if (f.violations().isEmpty() && !authorization.expiresAt().isAfter(now)) {
            a.violation("expiresAt", ViolationCode.OUT_OF_RANGE, "is over: must be after now, " + now);
        }
        return authorization;
    }

    private static @Nullable String holdId(RequestReader f) {
        long id = f.optionalId("holdId", HOLD_LETTER);
        return id == 0 ? null : IdText.print(HOLD_LETTER, id);
    }

    private static void checkTotal(RequestReader f, NewOrder order) {
        var amounts = order.amounts();
        long sum = amounts.shippingMinor() + amounts.chargesMinor();
        for (var line : order.lines()) {
            sum += line.totalMinor();
        }
        if (sum != amounts.totalMinor()) {
            f.violation(
                    "totalMinor",
                    ViolationCode.TOTAL_MISMATCH,
                    "is " + amounts.totalMinor() + ", but lines, charges and taxes on charges add up to " + sum);
        }
    }
}
