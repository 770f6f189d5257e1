package io.crossdock.channels.update;

import io.crossdock.shared.Violation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of a canonical order that goods and money don't need. A channel's order, which is paid, does not wait for a
 * person to correct them: they are left out, and an attribute of the order says so.
 */
public final class KeptParts {

    /** The attribute that says what was left out. */
    public static final String LEFT_OUT = "crossdock.left-out";

    private static final int LEFT_OUT_MAX = 5_000;
    private static final Pattern KEPT = Pattern.compile("/(?:billTo|soldTo|attributes|tags|tenders|origin|permalink"
            + "|externalIds|locale|brand|legalEntity|orderNumber|customerOrderNumber|purchaseOrder|policies"
            + "|relatedOrders|delivery"
            + "|customer/(?:email|phone|kind|company|taxId|locale|externalIds|consents)"
            + "|shipTo/(?:phone|company)"
            + "|lines/\\d+/(?:attributes|gtin|uom|listPriceMinor|taxCode|personalization)"
            + "|charges/\\d+/(?:name|code|taxCode)"
            + "|taxes/\\d+/(?:type|jurisdiction|rate|baseMinor|reference))(?:/.*)?");

    private KeptParts() {}

    /** The order without the parts that have these violations; null where one is of a part that is needed. */
    public static @Nullable ObjectNode without(JsonNode canonical, List<Violation> violations) {
        if (!(canonical instanceof ObjectNode order)
                || violations.isEmpty()
                || !violations.stream().allMatch(v -> KEPT.matcher(v.pointer()).matches())) {
            return null;
        }
        var rest = order.deepCopy();
        violations.forEach(v -> remove(rest, v.pointer()));
        var words = violations.stream().map(Violation::words).collect(Collectors.joining("; "));
        var attributes = rest.get("attributes") instanceof ObjectNode known ? known : rest.putObject("attributes");
        attributes.put(LEFT_OUT, words.substring(0, Math.min(words.length(), LEFT_OUT_MAX)));
        return rest;
    }

    /** Removes a field; what lacks a field that it must have, and a list with such an element, go whole. */
    private static void remove(ObjectNode order, String pointer) {
        int end = pointer.lastIndexOf('/');
        if (end < 0) {
            return;
        }
        var name = pointer.substring(end + 1).replace("~1", "/").replace("~0", "~");
        var parent = order.at(pointer.substring(0, end));
        if (!(parent instanceof ObjectNode object) || object.remove(name) == null) {
            remove(order, pointer.substring(0, end));
        }
    }
}
