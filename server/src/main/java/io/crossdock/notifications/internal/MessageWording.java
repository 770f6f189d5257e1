package io.crossdock.notifications.internal;

import io.crossdock.notifications.internal.ToldContent.ToldLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
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

    static Map<String, String> words(MessageTrigger told, ToldOrder known) {
        var words = new HashMap<String, String>();
        var order = known.order();
        var content = told.content();
        words.put("name", order.customer().name());
        words.put("reference", order.reference());
        words.put("lines", String.join("\n", lines(told, order)));
        words.put(
                "amount",
                money(content.amountMinor() == null ? known.totalMinor() : content.amountMinor(), order.currency()));
        words.put("total", known.isPartlyBack() ? "" : money(known.totalMinor(), order.currency()));
        words.put("change", MoneyText.change(content, order.currency()));
        words.put("carrier", Objects.requireNonNullElse(content.carrier(), ""));
        words.put("tracking", Objects.requireNonNullElse(content.tracking(), ""));
        words.put("expected", expected(content.deliverDay()));
        words.put("date", content.deliverDay() == null ? NO_DATE : expected(content.deliverDay()));
        words.put("answerBy", content.answerBy() == null ? "" : HOUR.format(content.answerBy()));
        words.put("store", content.store() == null ? known.place(order.fulfillment()) : content.store());
        words.put("until", content.deliverDay() == null ? "" : DAY.format(content.deliverDay()));
        words.put("groups", groups(known));
        words.put("next", GroupText.next(order));
        words.put("charge", MoneyText.charge(known));
        words.put("unpaid", MoneyText.unpaid(known));
        return words;
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
            order.everyLine().stream().filter(GroupText::stands).forEach(l -> lines.add(GroupText.units(l)));
        }
        return lines;
    }

    /** Where each delivery group goes, with its lines; empty for an order with one group. */
    private static String groups(ToldOrder known) {
        return known.order().deliveryGroups().stream()
                .map(group -> GroupText.of(known, group))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
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
