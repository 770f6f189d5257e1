package io.crossdock.notifications.internal;

import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The words for a template's gaps, from the fact and its order. */
final class MessageWording {

    /** Days are written as in Greenwich: nobody knows the customer's clock. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US).withZone(ZoneOffset.UTC);

    private MessageWording() {}

    static Map<String, String> words(MessageTrigger told, Order order) {
        var words = new HashMap<String, String>();
        words.put("name", order.customer().name());
        words.put("reference", order.reference());
        words.put("lines", String.join("\n", lines(told, order)));
        words.put("amount", money(told.data().path("amountMinor").asLong(order.totalMinor()), order.currency()));
        words.put("carrier", told.data().path("carrier").asString(""));
        words.put("tracking", told.data().path("tracking").asString(""));
        words.put("expected", expected(told.data().path("deliverBy").asString("")));
        return words;
    }

    /** A sentence about the day, where the fact has one. */
    private static String expected(String deliverBy) {
        return deliverBy.isEmpty() ? "" : "It should reach you by " + DAY.format(Instant.parse(deliverBy)) + ".";
    }

    /** The lines that the fact names; all of them where it names none. */
    private static List<String> lines(MessageTrigger told, Order order) {
        var lines = new ArrayList<String>();
        told.data().path("lines").forEach(l -> lines.add(line(order, l)));
        if (lines.isEmpty()) {
            order.lines().forEach(l -> lines.add(l.ordered() + " x " + l.title()));
        }
        return lines;
    }

    private static String line(Order order, JsonNode changed) {
        var title = order.lines().stream()
                .filter(l -> l.line() == changed.path("line").asInt(0))
                .map(OrderLine::title)
                .findFirst()
                .orElse(changed.path("sku").asString(""));
        var sent = changed.path("title").asString("");
        return changed.path("quantity").asLong(0) + " x " + (sent.isEmpty() ? title : sent + " in place of " + title);
    }

    static String money(long minor, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }
}
