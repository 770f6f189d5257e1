package io.crossdock.orchestration.stage.node;

import io.crossdock.allocation.reallocation.OpenLegs;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.fulfillment.NodeOrder;
import io.crossdock.fulfillment.NodeOrder.PackingNotes;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.orchestration.change.AddressChanges;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Promise;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code node.release}: hands work over to a node. The rest of work that has left in part is there already. */
@Component
final class NodeReleaseStage implements Capability.Remote<NodeReleaseStage.Handover, NodeAnswer> {

    /** @param rest whether the node has it as part of earlier work */
    record Handover(NodeOrder order, boolean rest) {}

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final NodeSystems nodes;
    private final Masterdata masterdata;
    private final Promises promises;
    private final AddressChanges addresses;

    NodeReleaseStage(
            Fulfillments fulfillments,
            Orders orders,
            NodeSystems nodes,
            Masterdata masterdata,
            Promises promises,
            AddressChanges addresses) {
        this.addresses = addresses;
        this.promises = promises;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.nodes = nodes;
        this.masterdata = masterdata;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.release", "accepted", "rejected");
    }

    @Override
    public List<Handover> load(Tx tx, List<Work> batch) {
        var work = ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
        var known = ListIndex.by(
                orders.load(
                        tx,
                        work.values().stream()
                                .map(Fulfillment::order)
                                .distinct()
                                .toList()),
                o -> o.id().value());
        var decided = promises.of(tx, known.keySet());
        var asked = addresses.of(tx, known.values(), work.values());
        var agreed = orders.agreements(tx, known.keySet());
        return batch.stream()
                .map(w -> Objects.requireNonNull(work.get(w.subject())))
                .map(f -> new Handover(
                        order(
                                f,
                                Objects.requireNonNull(known.get(f.order())).part(f.group()),
                                decided.get(f.ref()),
                                asked.get(f.id().value()),
                                agreed.get(f.order())),
                        f.rest()))
                .toList();
    }

    /** @param asked the address that the order is about to get; null: it has none but its own */
    private NodeOrder order(
            Fulfillment f,
            Order order,
            @Nullable Promise decided,
            @Nullable Address asked,
            @Nullable OrderVersion agreed) {
        var lines = f.lines().stream()
                .map(l -> new NodeOrder.Line(l.line(), l.sku(), l.quantity()))
                .toList();
        var way = order.fulfillment();
        var to = asked == null ? order.shipTo() : asked;
        boolean digital = f.way() == Fulfillment.Way.DIGITAL;
        return new NodeOrder(
                f.id(),
                order.id().toString(),
                f.at(),
                service(f, order, decided),
                digital ? null : to(order, to),
                lines,
                way.kind(),
                way.node(),
                notes(agreed, f.group()),
                digital ? recipient(order, to, agreed, f.group()) : null);
    }

    /** Who gets digital goods: whom the agreement names for the group, else the customer. */
    private static NodeOrder.Recipient recipient(Order order, Address to, @Nullable OrderVersion agreed, int group) {
        var email = agreed == null
                ? null
                : said(agreed.agreement().head(group).path("delivery").path("email"));
        return new NodeOrder.Recipient(
                to.name(), email == null ? order.customer().email() : email);
    }

    /** What is agreed now. Most agreements have neither: their documents are not read. */
    private static PackingNotes notes(@Nullable OrderVersion agreed, int group) {
        if (agreed == null
                || !agreed.agreement().document().contains("\"giftMessage\"")
                        && !agreed.agreement().document().contains("\"instructions\"")) {
            return PackingNotes.NONE;
        }
        var delivery = agreed.agreement().head(group).path("delivery");
        return new PackingNotes(said(delivery.path("giftMessage")), said(delivery.path("instructions")));
    }

    private static @Nullable String said(JsonNode text) {
        var words = text.asString("");
        return words.isBlank() ? null : words;
    }

    /**
     * The service of the promise for what a carrier moves, which may differ from the one bought; else the one bought.
     */
    private static String service(Fulfillment f, Order order, @Nullable Promise decided) {
        return switch (order.fulfillment().kind()) {
            case DeliveryMethod.SHIP, DeliveryMethod.SHIP_TO_STORE ->
                OpenLegs.open(decided, f.node()).map(Leg::service).orElse(order.service());
            case String other -> order.service();
        };
    }

    /** The address of the parcel. A store whose street nobody has told is addressed by its name and code. */
    private NodeOrder.ShipTo to(Order order, Address address) {
        var way = order.fulfillment();
        var store = way.kind().equals(DeliveryMethod.SHIP_TO_STORE)
                ? masterdata.nodesByCode().get(String.valueOf(way.node()))
                : null;
        if (store == null) {
            return shipTo(address);
        }
        var site = masterdata.sitesByCode().getOrDefault(store.code(), NodeSite.NONE);
        return new NodeOrder.ShipTo(
                address.name(),
                Objects.requireNonNullElse(site.line1(), store.name()),
                site.line1() == null ? store.code() : site.line2(),
                Objects.requireNonNullElse(site.city(), ""),
                site.region(),
                store.postalCode(),
                store.country(),
                address.phone(),
                site.line1() == null ? null : store.name());
    }

    private static NodeOrder.ShipTo shipTo(Address a) {
        return new NodeOrder.ShipTo(
                a.name(),
                a.line1(),
                a.line2(),
                a.city(),
                a.region(),
                a.postalCode(),
                a.country(),
                a.phone(),
                a.company());
    }

    @Override
    public NodeAnswer call(Handover request) throws Unavailable {
        return request.rest()
                ? new NodeAnswer.Working()
                : nodes.byName(request.order().at().system()).release(request.order());
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<Handover, NodeAnswer>> batch) {
        fulfillments.refused(
                tx,
                batch.stream()
                        .filter(b -> b.answer() instanceof NodeAnswer.Rejected)
                        .map(b -> b.request().order().fulfillment().value())
                        .toList());
        return batch.stream()
                .map(b -> Outcome.of(b.answer() instanceof NodeAnswer.Rejected ? "rejected" : "accepted"))
                .toList();
    }
}
