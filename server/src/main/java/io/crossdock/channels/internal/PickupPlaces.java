package io.crossdock.channels.internal;

import io.crossdock.channels.update.ChannelStatement;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Finds the node that a channel names as the place where the customer collects an order. */
final class PickupPlaces {

    private final Masterdata masterdata;

    PickupPlaces(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    /**
     * The canonical order with its node; as it is where it is sent. An order without an address gets the node's.
     *
     * @param violations gets one where no node has the name
     */
    @Nullable
    ObjectNode resolved(ChannelDefinition channel, ChannelStatement said, List<Violation> violations) {
        var order = said.order();
        if (order == null || said.pickupAt().isEmpty()) {
            return order;
        }
        var node = said.pickupAt().stream()
                .flatMap(name -> node(channel, name).stream())
                .findFirst();
        if (node.isEmpty()) {
            violations.add(new Violation(
                    "/pickupAt",
                    ViolationCode.UNKNOWN_NODE,
                    "no node has the code or the name of the place " + String.join(" or ", said.pickupAt())
                            + ": name it under places in the channel's channel.yaml"));
            return order;
        }
        return collected(order.deepCopy(), node.get());
    }

    private static ObjectNode collected(ObjectNode order, Node node) {
        order.put("fulfillment", DeliveryMethod.PICKUP).put("node", node.code());
        if (order.path("shipTo").path("line1").asString("").isBlank()) {
            var to = order.putObject("shipTo");
            to.put("name", order.at("/customer/name").asString(node.name()))
                    .put("line1", node.name())
                    .put("city", node.name())
                    .put("postalCode", node.postalCode())
                    .put("country", node.country());
        }
        return order;
    }

    private Optional<Node> node(ChannelDefinition channel, String place) {
        var known = masterdata.nodesByCode();
        var named = channel.places().get(place.strip().toLowerCase(Locale.ROOT));
        var byCode = known.get(Objects.requireNonNullElse(named, place.strip()));
        if (byCode != null) {
            return Optional.of(byCode);
        }
        var byName = known.values().stream()
                .filter(node -> node.active() && node.name().equalsIgnoreCase(place.strip()))
                .toList();
        return byName.size() == 1 ? Optional.of(byName.getFirst()) : Optional.empty();
    }
}
