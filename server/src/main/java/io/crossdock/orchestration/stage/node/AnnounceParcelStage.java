package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.ExpectedParcel;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAddress;
import io.crossdock.fulfillment.NodeOrder;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code node.announce-parcel}: tells a store which parcel comes to it for a customer, and by which id to say that it
 * is ready.
 */
@Component
final class AnnounceParcelStage implements Capability.Remote<ExpectedParcel, Boolean> {

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final NodeSystems nodes;

    AnnounceParcelStage(Fulfillments fulfillments, Orders orders, NodeSystems nodes) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.nodes = nodes;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.announce-parcel", "announced");
    }

    @Override
    public List<ExpectedParcel> load(Tx tx, List<Work> batch) {
        var parcels = fulfillments.load(tx, Work.subjects(batch));
        var known = ListIndex.by(
                orders.load(
                        tx, parcels.stream().map(Fulfillment::order).distinct().toList()),
                o -> o.id().value());
        return parcels.stream()
                .map(f -> parcel(f, ListIndex.known(known, f.order()).part(f.group())))
                .toList();
    }

    private ExpectedParcel parcel(Fulfillment f, Order order) {
        var store = Objects.requireNonNullElse(f.counter(), f.node());
        return new ExpectedParcel(
                new NodeAddress(nodes.of(store), store),
                f.id(),
                order.id().toString(),
                f.node(),
                new Shipment.Carried(
                        Objects.requireNonNullElse(f.carrier(), ""), Objects.requireNonNullElse(f.tracking(), "")),
                order.shipTo().name(),
                f.lines().stream()
                        .filter(l -> l.shipped() > 0)
                        .map(l -> new NodeOrder.Line(l.line(), l.sku(), l.shipped()))
                        .toList());
    }

    @Override
    public Boolean call(ExpectedParcel parcel) throws Unavailable {
        nodes.byName(parcel.at().system()).announce(parcel);
        return true;
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<ExpectedParcel, Boolean>> batch) {
        return Outcome.all(batch, "announced");
    }
}
