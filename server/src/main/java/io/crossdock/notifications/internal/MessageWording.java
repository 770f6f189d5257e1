package io.crossdock.notifications.internal;

import io.crossdock.notifications.internal.ToldContent.ToldLine;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderPayment;
import io.crossdock.payments.PaymentView;
import io.crossdock.shared.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a template's placeholders, from the event and its order. */
final class MessageWording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    private static final String NO_DATE = "We don't know yet when it comes.";

    private MessageWording() {}

    static Map<String, String> words(MessageTrigger told, Order order, @Nullable PaymentView money) {
        var words = new HashMap<String, String>();
        words.put("name", order.customer().name());
        words.put("reference", order.reference());
        words.put("lines", String.join("\n", lines(told, order)));
        var content = told.content();
        words.put(
                "amount",
                money(content.amountMinor() == null ? order.totalMinor() : content.amountMinor(), order.currency()));
        words.put("carrier", Objects.requireNonNullElse(content.carrier(), ""));
        words.put("tracking", Objects.requireNonNullElse(content.tracking(), ""));
        words.put("expected", expected(content.deliverDay()));
        words.put("date", content.deliverDay() == null ? NO_DATE : expected(content.deliverDay()));
        words.put("answerBy", content.answerBy() == null ? "" : HOUR.format(content.answerBy()));
        words.put("store", Objects.requireNonNullElse(content.store(), ""));
        words.put("until", content.deliverDay() == null ? "" : DAY.format(content.deliverDay()));
        words.put("groups", groups(order));
        words.put("charge", charge(money, order.currency()));
        words.put("unpaid", unpaid(money));
        return words;
    }

    static boolean isElsewhere(@Nullable PaymentView money) {
        return money != null && money.method().equals(OrderPayment.COLLECTED);
    }

    /** Whether it was charged before it left, and not all of that has left. */
    static boolean isChargedAhead(@Nullable PaymentView money) {
        return money != null && !isElsewhere(money) && money.prepaidMinor() > 0;
    }

    /** What has become of the money of a canceled order, as the ledger has it now. */
    private static String charge(@Nullable PaymentView money, String currency) {
        if (money == null || !isElsewhere(money) && money.capturedMinor() == 0) {
            return "You are not charged.";
        }
        if (!isElsewhere(money)) {
            var charged = "You were charged " + money(money.capturedMinor(), currency)
                    + (isChargedAhead(money) ? "" : " for what we had sent");
            return money.refundedMinor() > 0
                    ? charged + ", and we have paid back " + money(money.refundedMinor(), currency) + "."
                    : charged + ". What you paid for goods that you don't have goes back to you: we write to you when"
                            + " it is paid.";
        }
        if (money.owedMinor() > 0) {
            return "Your payment of " + money(money.owedMinor(), currency)
                    + " is with the shop where you placed the order, which has to pay it back to you.";
        }
        return money.refundedMinor() > 0
                ? "The shop where you placed the order has paid back " + money(money.refundedMinor(), currency) + "."
                : "If you have paid, your payment is with the shop where you placed the order, which settles it with"
                        + " you.";
    }

    /** What is so of goods that wait, which are charged when they leave; nothing where another has the money. */
    private static String unpaid(@Nullable PaymentView money) {
        if (isElsewhere(money)) {
            return "";
        }
        return money == null || money.capturedMinor() == 0
                ? "You have not been charged."
                : "You have not been charged for it.";
    }

    /** A sentence with the delivery date; empty where the event has none. */
    private static String expected(@Nullable LocalDate day) {
        return day == null ? "" : "It should reach you by " + DAY.format(day) + ".";
    }

    /** The lines that the event names, or all lines where it names none. */
    private static List<String> lines(MessageTrigger told, Order order) {
        var lines = new ArrayList<String>();
        told.content().lines().forEach(l -> lines.add(line(order, l)));
        if (lines.isEmpty()) {
            order.everyLine().forEach(l -> lines.add(l.ordered() + " x " + l.title()));
        }
        return lines;
    }

    /** Where each delivery group goes, with its lines; empty for an order with one group. */
    private static String groups(Order order) {
        return order.deliveryGroups().stream()
                .map(g -> where(g) + ":\n"
                        + order.everyLine().stream()
                                .filter(l -> g.lines().contains(l.line()))
                                .map(l -> l.ordered() + " x " + l.title())
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    private static String where(Order.Group group) {
        var to = group.shipTo();
        if (group.fulfillment().kind().equals(DeliveryMethod.DIGITAL)) {
            return "Electronically to " + to.name();
        }
        return DeliveryMethod.collected(group.fulfillment().kind())
                ? "To be collected at " + group.fulfillment().node()
                : "To " + to.name() + ", " + to.line1() + ", " + to.city();
    }

    private static String line(Order order, ToldLine changed) {
        var title = order.everyLine().stream()
                .filter(l -> l.line() == changed.line())
                .map(OrderLine::title)
                .findFirst()
                .orElse(changed.sku());
        return changed.quantity() + " x "
                + (changed.title() == null ? title : changed.title() + " in place of " + title);
    }

    static String money(long minor, String currency) {
        return Money.text(minor, currency);
    }
}
