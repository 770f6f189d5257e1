package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orchestration.stage.LineHolds;
import io.crossdock.orchestration.stage.courier.PromisedWindows;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.release}: makes one fulfillment per delivery group and node of the units that an order has
 * reserved and no node works on yet. Lines that are held are left out: their units stay reserved.
 */
@Component
public final class ReleaseFulfillmentsStage implements Capability.Local {

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final NodeSystems nodes;
    private final Masterdata masterdata;
    private final LineHolds holds;
    private final PromisedWindows windows;

    ReleaseFulfillmentsStage(
            Orders orders,
            Fulfillments fulfillments,
            NodeSystems nodes,
            Masterdata masterdata,
            LineHolds holds,
            PromisedWindows windows) {
        this.windows = windows;
        this.nodes = nodes;
        this.holds = holds;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.masterdata = masterdata;
    }

    private record Place(GroupRef ref, String node) {}

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.release", "released");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var ids = Work.subjects(batch);
        var known = ListIndex.by(orders.load(tx, ids), o -> o.id().value());
        var work = work(tx, ids, known);
        var created = new ArrayList<NewFulfillment>();
        work.forEach((place, lines) -> created.add(new NewFulfillment(
                new FulfillmentId(tx.nextId()),
                place.ref,
                nodes.of(place.node),
                place.node,
                way(part(known, place.ref), place.node),
                counter(part(known, place.ref)),
                lines)));
        fulfillments.create(tx, created);
        windows.watch(tx, created, known);
        tx.start(created.stream().map(f -> start(f, known)).toList());
        return Outcome.all(batch, "released");
    }

    private Map<Place, List<NewFulfillment.Line>> work(Tx tx, List<Long> ids, Map<Long, Order> known) {
        var work = new LinkedHashMap<Place, List<NewFulfillment.Line>>();
        for (var units : holds.free(tx, ids)) {
            var order = known.get(units.order());
            int group =
                    order == null ? GroupRef.FIRST : order.groupOf(units.line().line());
            work.computeIfAbsent(new Place(new GroupRef(units.order(), group), units.node()), k -> new ArrayList<>())
                    .add(new NewFulfillment.Line(units.line(), units.sku(), units.quantity()));
        }
        return work;
    }

    private Tx.Start start(NewFulfillment f, Map<Long, Order> known) {
        var order = part(known, f.ref());
        if (order == null) {
            throw new IllegalStateException("stock is reserved for an order outside this batch: " + f);
        }
        var node = masterdata.nodesByCode().get(f.node());
        var facts = Facts.of(FulfillmentFacts.NODE, f.node())
                .with(
                        FulfillmentFacts.KIND,
                        node == null
                                ? "unknown"
                                : node.kind().name().toLowerCase(Locale.ROOT)) // stored with an underscore: three_pl
                .with(FulfillmentFacts.SERVICE, order.service())
                .with(FulfillmentFacts.LINES, (long) f.lines().size());
        return new Tx.Start(f.id().value(), f.order(), f.way().process(), facts);
    }

    private static @Nullable Order part(Map<Long, Order> known, GroupRef ref) {
        var order = known.get(ref.order());
        return order == null ? null : order.part(ref.group());
    }

    private static Fulfillment.Way way(@Nullable Order order, String node) {
        return order == null
                ? Fulfillment.Way.PARCEL
                : Fulfillment.Way.of(order.fulfillment().kind(), node, counter(order));
    }

    private static @Nullable String counter(@Nullable Order order) {
        return order != null && DeliveryMethod.collected(order.fulfillment().kind())
                ? order.fulfillment().node()
                : null;
    }
}
