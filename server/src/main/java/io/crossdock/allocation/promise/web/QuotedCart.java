package io.crossdock.allocation.promise.web;

import io.crossdock.allocation.promise.Quotes.Cart;
import io.crossdock.allocation.promise.Quotes.Item;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.platform.request.WordChoice;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart to quote.
 *
 * @param services services to quote; absent or empty: standard and express
 * @param tier kind of customer, for policies; null: none
 * @param fulfillment how it reaches the customer; null: {@code ship}
 * @param node node where the customer collects it; null for the kinds that are delivered
 * @param lines the lines of the cart
 */
record QuotedCart(
        @Nullable CartAddress shipTo,

        @WordChoice({NewOrder.STANDARD, NewOrder.EXPRESS}) List<String> services,

        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        String channel,

        @TextForm(max = Limits.TIER_CHARACTERS_MAX) @Nullable
        String tier,

        @WordChoice({
            DeliveryMethod.SHIP,
            DeliveryMethod.PICKUP,
            DeliveryMethod.CURBSIDE,
            DeliveryMethod.SHIP_TO_STORE,
            DeliveryMethod.SAME_DAY,
            DeliveryMethod.DIGITAL
        })
        @Nullable
        String fulfillment,

        @Nullable String node,
        @ListSize(max = Limits.LINES_MAX) List<Item> lines)
        implements CheckedRecord {

    /** Stands for the country where there is no address; no country has this code. */
    private static final String NO_COUNTRY = "ZZ";

    private static final List<String> SERVICES = List.of(NewOrder.STANDARD, NewOrder.EXPRESS);

    /** @param region state, province or county, as used in the country's addresses */
    record CartAddress(
            @TextPattern(value = TextPattern.COUNTRY, meaning = TextPattern.COUNTRY_MEANING)
            String country,

            @Nullable String region,
            @Nullable String postalCode) {}

    private boolean collected() {
        return fulfillment != null && DeliveryMethod.collected(fulfillment);
    }

    @Override
    public void check(RequestReader at) {
        if (shipTo == null && !DeliveryMethod.DIGITAL.equals(fulfillment)) {
            at.violation("shipTo", ViolationCode.REQUIRED, "is required; digital goods alone need no address");
        }
        if (!collected()) {
            at.forbidden("node", "is for what the customer collects alone");
        } else if (node == null) {
            at.violation("node", ViolationCode.REQUIRED, "is required for " + fulfillment);
        }
    }

    /** Refuses a node that customers can't collect at. @param nodes all nodes by code */
    void refuseOtherNodes(RequestReader at, Map<String, Node> nodes) {
        if (fulfillment == null || !collected() || node == null) {
            return;
        }
        var known = nodes.get(node);
        if (known == null || !known.active()) {
            at.violation("node", ViolationCode.UNKNOWN_NODE, "there is no active node " + node);
        } else if (!known.offers(NodeProfile.Kind.of(fulfillment))) {
            at.violation("fulfillment", ViolationCode.NOT_OFFERED, "node " + node + " does not offer " + fulfillment);
        }
    }

    Cart cart() {
        return new Cart(
                channel,
                tier,
                shipTo == null ? NO_COUNTRY : shipTo.country(),
                shipTo == null ? null : shipTo.region(),
                shipTo == null || shipTo.postalCode() == null ? "" : shipTo.postalCode(),
                fulfillment == null ? DeliveryMethod.SHIPPED : new DeliveryMethod(fulfillment, node),
                services.isEmpty() ? SERVICES : services,
                lines);
    }
}
