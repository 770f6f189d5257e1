package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.OrderKits;
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
import io.crossdock.inventory.Inventory;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orchestration.stage.courier.PromisedWindows;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.LineRef;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.NodeLineRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.release}: makes one fulfillment per delivery group and node of the units that an order has
 * reserved and no node works on yet.
 */
@Component
public final class ReleaseFulfillmentsStage implements Capability.Local {

    private final Orders orders;
    private final Inventory inventory;
    private final Fulfillments fulfillments;
    private final NodeSystems nodes;
    private final Masterdata masterdata;
    private final OrderKits kits;
    private final PromisedWindows windows;

    ReleaseFulfillmentsStage(
            Orders orders,
            Inventory inventory,
            Fulfillments fulfillments,
            NodeSystems nodes,
            Masterdata masterdata,
            OrderKits kits,
            PromisedWindows windows) {
        this.windows = windows;
        this.nodes = nodes;
        this.kits = kits;
        this.orders = orders;
        this.inventory = inventory;
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
        var working = new HashMap<NodeLineRef, Long>();
        var room = room(tx, ids);
        for (var f : fulfillments.byOrder(tx, ids)) {
            if (f.state() == Fulfillment.State.RELEASED) {
                f.lines().forEach(l -> {
                    working.merge(new NodeLineRef(f.order(), l.line(), f.node()), l.quantity(), Long::sum);
                    room.merge(LineRef.original(f.order(), l.line()), -l.quantity(), Long::sum);
                });
            }
        }
        var work = new LinkedHashMap<Place, List<NewFulfillment.Line>>();
        for (var held : inventory.reserved(tx, ids)) {
            long idle =
                    held.quantity() - working.getOrDefault(new NodeLineRef(held.order(), held.line(), held.node()), 0L);
            var line = LineRef.original(held.order(), held.line());
            long open = Math.min(idle, room.getOrDefault(line, 0L));
            if (open > 0) {
                room.merge(line, -open, Long::sum);
                var order = known.get(held.order());
                int group = order == null
                        ? GroupRef.FIRST
                        : order.groupOf(held.line().line());
                work.computeIfAbsent(new Place(new GroupRef(held.order(), group), held.node()), k -> new ArrayList<>())
                        .add(new NewFulfillment.Line(held.line(), held.sku(), open));
            }
        }
        return work;
    }

    /**
     * Units per line that are still to be sent. While work is recalled, an order may have units reserved twice; this
     * limit keeps two nodes from sending the same unit.
     */
    private Map<LineRef, Long> room(Tx tx, List<Long> ids) {
        var room = new HashMap<LineRef, Long>();
        kits.of(tx, orders.load(tx, ids))
                .forEach(parts -> parts.needed()
                        .forEach(l -> room.put(new LineRef(parts.order().id().value(), l.line()), l.open())));
        return room;
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
