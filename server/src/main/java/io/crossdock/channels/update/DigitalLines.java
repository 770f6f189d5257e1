package io.crossdock.channels.update;

import io.crossdock.orders.DeliveryMethod;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the digital lines of a channel's order apart. Channels say of a line that it is not shipped, and not what
 * becomes of it: which of these Crossdock delivers is a setting of the channel.
 */
public final class DigitalLines {

    private static final String DIGITAL = DeliveryMethod.DIGITAL;
    private static final String GOODS = "goods";
    private static final List<String> OF_GROUP = List.of("shipTo", "service", "fulfillment", "node", "delivery");
    private static final List<String> OF_PARCEL = List.of("shipTo", "service", "node");

    private DigitalLines() {}

    /** Whether a SKU is one of these. @param skus each a SKU, or how it begins, with an asterisk */
    public static Predicate<String> named(List<String> skus) {
        var words = skus.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
        return sku -> {
            var code = sku.strip().toLowerCase(Locale.ROOT);
            return words.stream()
                    .anyMatch(word -> word.endsWith("*")
                            ? code.startsWith(word.substring(0, word.length() - 1))
                            : code.equals(word));
        };
    }

    /**
     * The order with its digital lines in a group of their own; as it is where it has none, or groups already. An order
     * of digital lines alone has no address, also where the channel sends one.
     */
    public static ObjectNode apart(ObjectNode order) {
        var lines = order.path("lines");
        long digital = lines.valueStream().filter(DigitalLines::isDigital).count();
        if (digital == 0 || order.hasNonNull("deliveryGroups")) {
            return order;
        }
        var made = order.deepCopy();
        if (digital == lines.size()) {
            OF_PARCEL.forEach(made::remove);
            return made.put("fulfillment", DIGITAL);
        }
        var groups = made.putArray("deliveryGroups");
        var goods = groups.addObject().put("id", GOODS);
        OF_GROUP.stream().filter(made::has).forEach(field -> goods.set(field, made.remove(field)));
        groups.addObject().put("id", DIGITAL).put("fulfillment", DIGITAL);
        made.path("lines").forEach(line -> ((ObjectNode) line).put("deliveryGroup", isDigital(line) ? DIGITAL : GOODS));
        return made;
    }

    private static boolean isDigital(JsonNode line) {
        return line.path("type").asString("").equals(DIGITAL);
    }
}
