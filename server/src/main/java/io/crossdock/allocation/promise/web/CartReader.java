package io.crossdock.allocation.promise.web;

import io.crossdock.allocation.promise.Quotes.Cart;
import io.crossdock.allocation.promise.Quotes.Item;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads carts and notes all violations. The caller checks SKUs, because that needs the database. */
final class CartReader {

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final List<String> SERVICES = List.of(NewOrder.STANDARD, NewOrder.EXPRESS);
    private static final String CHANNEL_MEANS = "up to 40 lower-case letters, digits and hyphens";

    /** A SKU that a line names. */
    record Named(String sku, RequestReader line) {}

    private final Map<String, Node> nodes;
    private final List<Named> skus = new ArrayList<>();

    CartReader(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    /** SKUs of all carts read so far. */
    List<Named> skus() {
        return skus;
    }

    Cart cart(RequestReader cart) {
        var to = cart.object("shipTo");
        var services = cart.choices("services", SERVICES);
        var read = new Cart(
                cart.text("channel", CHANNEL, CHANNEL_MEANS),
                cart.optionalText("tier", Limits.TIER_CHARACTERS_MAX),
                to.text("country", COUNTRY, "an ISO 3166-1 alpha-2 code"),
                to.optionalText("region", Limits.CODE_CHARACTERS_MAX),
                orEmpty(to.optionalText("postalCode", Limits.CODE_CHARACTERS_MAX)),
                way(cart),
                services.isEmpty() ? SERVICES : List.copyOf(services),
                cart.list("lines", Limits.LINES_MAX).stream().map(this::item).toList());
        to.refuseUnknown();
        cart.refuseUnknown();
        return read;
    }

    private Item item(RequestReader line) {
        var item = new Item(
                line.text("sku", Limits.CODE_CHARACTERS_MAX), line.whole("quantity", 1, Limits.LINE_UNITS_MAX));
        if (!item.sku().isEmpty()) {
            skus.add(new Named(item.sku(), line));
        }
        line.refuseUnknown();
        return item;
    }

    private DeliveryMethod way(RequestReader cart) {
        var kind = cart.optionalChoice("fulfillment", DeliveryMethod.KINDS, "");
        var node = cart.optionalText("node", Limits.CODE_CHARACTERS_MAX);
        if (!DeliveryMethod.collected(kind)) {
            cart.forbidden("node", "is for pickup and ship-to-store alone");
            return kind.isEmpty() ? DeliveryMethod.SHIPPED : new DeliveryMethod(kind, null);
        }
        if (node == null) {
            cart.violation("node", ViolationCode.REQUIRED, "is required for " + kind);
            return DeliveryMethod.SHIPPED;
        }
        var known = nodes.get(node);
        var offered = kind.equals(DeliveryMethod.PICKUP) ? NodeProfile.Kind.PICKUP : NodeProfile.Kind.SHIP_TO_STORE;
        if (known == null || !known.active()) {
            cart.violation("node", ViolationCode.UNKNOWN_NODE, "there is no active node " + node);
        } else if (!known.offers(offered)) {
            cart.violation("fulfillment", ViolationCode.NOT_OFFERED, "node " + node + " does not offer " + kind);
        }
        return new DeliveryMethod(kind, node);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
