package io.crossdock.orchestration.change;

import io.crossdock.allocation.promise.Quotes;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangeAction.NewMethod;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangePreview.ChangedPromise;
import io.crossdock.orders.change.ChangePreview.ChangedWork;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decides whether an order may reach its customer in another way: by another method, service or store. */
final class MethodRule {

    /** The order's process takes another way for what no node has: it chooses nodes and dates anew. */
    static final String METHOD_CHANGED = "method-changed";

    /** The order's process asks the nodes for the work back, of which nodes are chosen anew. */
    static final String METHOD_ASKED = "method-change-asked";

    private static final String SHIP_TO = "shipTo";

    /** Stages at which the order waits for goods: that nobody has them now is no reason to refuse another way. */
    private static final Set<String> WAITING =
            Set.of("unknown-sku", "backordered", "promised", "preordered", "held-from-sourcing");

    private MethodRule() {}

    /** The order as it would be. */
    static Order wanted(Order order, NewMethod to) {
        var kind = to.way() == null ? order.fulfillment().kind() : to.way();
        var node = to.node() == null && DeliveryMethod.collected(kind)
                ? order.fulfillment().node()
                : to.node();
        return order.by(
                new DeliveryMethod(kind, node),
                to.service() == null ? order.service() : to.service(),
                to.shipTo() == null ? order.shipTo() : to.shipTo());
    }

    /** The order as a part of a change wants it. */
    static Order wanted(Order order, ChangePart part) {
        var after = part.fields().after();
        return wanted(
                order,
                new NewMethod(
                        after.path("fulfillment").asString(),
                        after.hasNonNull("node") ? after.get("node").asString() : null,
                        after.path("service").asString(),
                        after.hasNonNull(SHIP_TO) ? AgreementEdit.address(after.get(SHIP_TO)) : null,
                        part.moneyMinor()));
    }

    /** The fields that a change of the way is about. */
    static JsonNode fields(Order order, NewMethod to) {
        var json = EngineJson.MAPPER.createObjectNode();
        json.put("fulfillment", order.fulfillment().kind());
        if (order.fulfillment().node() != null) {
            json.put("node", order.fulfillment().node());
        }
        json.put("service", order.service());
        if (to.shipTo() != null) {
            json.set(SHIP_TO, AgreementEdit.json(order.shipTo()));
        }
        return json;
    }

    /** Why it is refused, before nodes are asked; with pointers within the action. */
    static Optional<Violation> refusal(ChangeGround ground, NewMethod to, Order wanted) {
        var order = ground.order();
        var way = wanted.fulfillment();
        boolean collected = DeliveryMethod.collected(way.kind());
        if (collected && way.node() == null) {
            return no("/delivery/node", ViolationCode.REQUIRED, "is needed: where does the customer collect it?");
        }
        if (!collected && to.node() != null) {
            return no("/delivery/node", ViolationCode.NOT_ALLOWED, "is for what the customer collects alone");
        }
        if (collected && to.shipTo() != null) {
            return no("/shipTo", ViolationCode.NOT_ALLOWED, "the customer collects it: it goes to no address");
        }
        if (way.kind().equals(DeliveryMethod.DIGITAL)
                || order.fulfillment().kind().equals(DeliveryMethod.DIGITAL)) {
            return no(
                    "/delivery/fulfillment",
                    ViolationCode.NOT_ALLOWED,
                    "digital goods are not carried, and goods are not mailed: the way stays "
                            + order.fulfillment().kind());
        }
        if (ground.openUnits() == 0) {
            return no("", ViolationCode.NOT_SHIPPED, "everything has left or is to be canceled");
        }
        if (way.equals(order.fulfillment())
                && wanted.service().equals(order.service())
                && wanted.shipTo().equals(order.shipTo())) {
            return no("", ViolationCode.SAME, "the order goes this way already");
        }
        return taken(ground)
                ? Optional.empty()
                : no(
                        "",
                        ViolationCode.NOT_ALLOWED,
                        "the order is at " + ground.stage() + ", where its process takes no other method");
    }

    private static boolean taken(ChangeGround ground) {
        return ground.takes(ChangeRule.CANCEL) && !ground.flags().recalled() && ground.takes(event(ground));
    }

    static String event(ChangeGround ground) {
        return ground.work().isEmpty() ? METHOD_CHANGED : METHOD_ASKED;
    }

    /** Why nodes don't let it be; with pointers within the action. */
    static Optional<Violation> refusal(ChangeGround ground, Order wanted, MethodOffer offer) {
        var wrong = offer.wrong();
        if (wrong != null) {
            return no(
                    "/delivery/" + wrong.field(),
                    wrong.field().equals("node") ? ViolationCode.UNKNOWN_NODE : ViolationCode.NOT_OFFERED,
                    wrong.why());
        }
        boolean waits =
                WAITING.contains(ground.stage()) && !wanted.fulfillment().kind().equals(DeliveryMethod.SAME_DAY);
        return waits || offer.possible()
                ? Optional.empty()
                : no("/delivery", ViolationCode.NOT_OFFERED, "nobody can serve it that way: " + offer.why());
    }

    private static Optional<Violation> no(String at, ViolationCode code, String why) {
        return Optional.of(new Violation(at, code, why));
    }

    /** What becomes of date and nodes. */
    static ChangedPromise promise(ChangeGround ground, MethodOffer offer) {
        var words = ground.work().isEmpty()
                ? "nodes and date are chosen anew"
                : "nodes and date are chosen anew when the nodes have given their work back";
        return offer.possible()
                ? chosen(words, offer.option())
                : ChangedPromise.told("nodes and date are chosen when the goods are there; now: " + offer.why());
    }

    static ChangedPromise chosen(String words, Quotes.@Nullable Option option) {
        var chosen = Objects.requireNonNull(option);
        return new ChangedPromise(words, chosen.deliverBy(), chosen.nodes());
    }

    static ChangedWork told(ChangeGround.AtNode w) {
        return new ChangedWork(
                w.fulfillment().id().toString(),
                w.fulfillment().node(),
                w.stage(),
                "the node is asked to give the work back; if it does not, the change is refused");
    }
}
