package io.crossdock.allocation.promise.web;

import io.crossdock.allocation.promise.Quotes.Cart;
import io.crossdock.allocation.promise.Quotes.Item;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.platform.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads carts and notes everything that is wrong with them; unknown SKUs are for the caller, who has the database. */
final class CartReader {

    private static final int CODE_MAX = 200;
    private static final int TIER_MAX = 40;
    private static final int LINES_MAX = 500;
    private static final long QUANTITY_MAX = 1_000_000_000L;
    private static final String CHANNEL = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String CHANNEL_MEANS = "up to 40 lower-case letters, digits and hyphens";

    /** A SKU that a line names. */
    record Named(String sku, Checked line) {}

    private final Map<String, Node> nodes;
    private final List<Named> skus = new ArrayList<>();

    CartReader(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    /** All that were read so far. */
    List<Named> skus() {
        return skus;
    }

    Cart cart(Checked cart) {
        var to = cart.part("shipTo");
        if (to == null) {
            cart.violation("shipTo", "required", "is required");
        }
        var services = cart.texts(
                "services",
                2,
                NewOrder.STANDARD + "|" + NewOrder.EXPRESS,
                "one of " + NewOrder.STANDARD + ", " + NewOrder.EXPRESS);
        var read = new Cart(
                cart.text("channel", CHANNEL, CHANNEL_MEANS),
                cart.optionalText("tier", TIER_MAX),
                to == null ? "" : to.text("country", "[A-Z]{2}", "an ISO 3166-1 alpha-2 code"),
                to == null ? null : to.optionalText("region", CODE_MAX),
                to == null ? "" : orEmpty(to.optionalText("postalCode", CODE_MAX)),
                way(cart),
                services.isEmpty() ? List.of(NewOrder.STANDARD, NewOrder.EXPRESS) : services,
                cart.list("lines", LINES_MAX).stream().map(this::item).toList());
        if (to != null) {
            to.refuseUnknown();
        }
        cart.refuseUnknown();
        return read;
    }

    private Item item(Checked line) {
        var item = new Item(line.text("sku", CODE_MAX), line.whole("quantity", 1, QUANTITY_MAX));
        if (!item.sku().isEmpty()) {
            skus.add(new Named(item.sku(), line));
        }
        line.refuseUnknown();
        return item;
    }

    private DeliveryMethod way(Checked cart) {
        var kind = orEmpty(cart.optionalText("fulfillment", TIER_MAX));
        var node = cart.optionalText("node", CODE_MAX);
        if (!kind.isEmpty() && !DeliveryMethod.KINDS.contains(kind)) {
            cart.violation(
                    "fulfillment", "not-a-choice", "must be one of " + DeliveryMethod.KINDS + ", not '" + kind + "'");
        }
        if (!DeliveryMethod.collected(kind)) {
            if (node != null) {
                cart.violation("node", "not-allowed", "is for pickup and ship-to-store alone");
            }
            return kind.isEmpty() ? DeliveryMethod.SHIPPED : new DeliveryMethod(kind, null);
        }
        if (node == null) {
            cart.violation("node", "required", "is required for " + kind);
            return DeliveryMethod.SHIPPED;
        }
        var known = nodes.get(node);
        var offered = kind.equals(DeliveryMethod.PICKUP) ? NodeProfile.Kind.PICKUP : NodeProfile.Kind.SHIP_TO_STORE;
        if (known == null || !known.active()) {
            cart.violation("node", "unknown-node", "there is no active node " + node);
        } else if (!known.offers(offered)) {
            cart.violation("fulfillment", "not-offered", "node " + node + " does not offer " + kind);
        }
        return new DeliveryMethod(kind, node);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
