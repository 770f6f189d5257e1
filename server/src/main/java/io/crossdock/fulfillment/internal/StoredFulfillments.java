package io.crossdock.fulfillment.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Fulfillments in PostgreSQL. */
@Component
final class StoredFulfillments implements Fulfillments {

    @Override
    public void create(Tx tx, List<NewFulfillment> fulfillments) {
        if (fulfillments.isEmpty()) {
            return;
        }
        FulfillmentStore.insert(tx, fulfillments);
        for (var f : fulfillments) {
            var lines = f.lines().stream()
                    .map(l -> new FulfillmentFact.Line(l.line(), l.sku(), l.quantity()))
                    .toList();
            tx.emit(
                    f.id().value(),
                    RELEASED,
                    new FulfillmentFact(f.id().toString(), "O" + f.order(), f.node(), lines, null, null));
        }
    }

    @Override
    public List<Fulfillment> load(Tx tx, Collection<Long> ids) {
        return inOrder(ids, FulfillmentStore.load(tx, ids));
    }

    private static List<Fulfillment> inOrder(Collection<Long> ids, Map<Long, Fulfillment> found) {
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Fulfillment> byOrder(Tx tx, Collection<Long> orders) {
        return load(tx, FulfillmentStore.idsByOrder(tx, orders));
    }

    @Override
    public List<Long> ordersAt(Tx tx, String node, long below, int most) {
        return FulfillmentStore.ordersAt(tx, node, below, most);
    }

    // --- reports of nodes and carriers

    @Override
    public List<Boolean> reportShipped(Tx tx, String system, List<Shipment> shipments) {
        var reports = reports(tx, shipments);
        var known = shipments.stream()
                .map(s -> reports.isOf(system, s) && reports.judge(s))
                .toList();
        ReportStore.insert(tx, reports.fresh());
        reports.fresh().forEach(s -> tx.signal(new Tx.Signal(s.fulfillment().value(), "node-shipped", s)));
        return known;
    }

    @Override
    public void foundShipped(Tx tx, List<Shipment> shipments) {
        var reports = reports(tx, shipments);
        shipments.forEach(reports::judge);
        ReportStore.insert(tx, reports.fresh());
    }

    private static ShipmentReportRule reports(Tx tx, List<Shipment> shipments) {
        var ids = shipments.stream().map(s -> s.fulfillment().value()).toList();
        return new ShipmentReportRule(tx, FulfillmentStore.lock(tx, ids), ReportStore.of(tx, ids));
    }

    private record Refusal(String reason) {}

    @Override
    public void refused(Tx tx, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            inOrder(ids, FulfillmentStore.lock(tx, ids)).stream()
                    .filter(f -> f.state() == Fulfillment.State.RELEASED)
                    .forEach(f -> tx.emit(f.id().value(), REFUSED, fact(f, Fulfillment.Line::quantity)));
        }
    }

    @Override
    public List<Boolean> reportRejected(Tx tx, String system, List<FulfillmentId> fulfillments) {
        var ids = fulfillments.stream().map(FulfillmentId::value).toList();
        var found = FulfillmentStore.lock(tx, ids);
        found.values().removeIf(f -> !f.system().equals(system));
        refused(tx, found.keySet());
        for (var fulfillment : found.values()) {
            if (fulfillment.state() == Fulfillment.State.RELEASED) {
                tx.signal(
                        new Tx.Signal(fulfillment.id().value(), "node-rejected", new Refusal("the node gave it back")));
            }
        }
        return ids.stream().map(found::containsKey).toList();
    }

    @Override
    public List<Boolean> reportTracking(Tx tx, List<TrackingEvent> sightings) {
        var last = sightings.stream()
                .filter(s -> s.status() != TrackingEvent.Status.MOVING)
                .toList();
        ReportStore.lock(tx, last.stream().map(TrackingEvent::tracking).toList());
        ReportStore.keep(tx, firstOfEach(last));
        var trackings =
                sightings.stream().map(TrackingEvent::tracking).distinct().toList();
        var parcels = FulfillmentStore.load(tx, FulfillmentStore.idsByTracking(tx, trackings))
                .values();
        tell(tx, parcels, last.stream().map(TrackingEvent::tracking).toList());
        var known = new HashSet<String>();
        parcels.forEach(f -> known.add(String.valueOf(f.tracking())));
        return sightings.stream().map(s -> known.contains(s.tracking())).toList();
    }

    private static List<TrackingEvent> firstOfEach(List<TrackingEvent> sightings) {
        var seen = new HashSet<String>();
        return sightings.stream().filter(s -> seen.add(s.tracking())).toList();
    }

    /** Signals the processes of shipped parcels that have a final report of their carrier. */
    private static void tell(Tx tx, Collection<Fulfillment> parcels, Collection<String> trackings) {
        if (parcels.isEmpty() || trackings.isEmpty()) {
            return;
        }
        var words = ListIndex.by(ReportStore.sightings(tx, trackings), TrackingEvent::tracking);
        for (var parcel : parcels) {
            var word = words.get(String.valueOf(parcel.tracking()));
            if (word != null && parcel.state() == Fulfillment.State.SHIPPED) {
                var event = word.status() == TrackingEvent.Status.DELIVERED ? "tracking-delivered" : "tracking-lost";
                tx.signal(new Tx.Signal(parcel.id().value(), event, word));
            }
        }
    }

    @Override
    public List<Long> reportedShipped(Tx tx, Collection<Long> ids) {
        var found = FulfillmentStore.lock(tx, ids);
        var reports = ReportStore.of(tx, ids);
        return found.values().stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED && reports.containsKey(f.id().value()))
                .map(f -> f.id().value())
                .toList();
    }

    @Override
    public void handAnew(Tx tx, Collection<Long> ids) {
        FulfillmentStore.handAnew(tx, ids);
    }

    @Override
    public Set<Long> handedAnew(Tx tx, Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : FulfillmentStore.handedAnew(tx, ids);
    }

    // --- changes of state

    @Override
    public List<ShipmentResult> ship(Tx tx, Collection<Long> ids) {
        var before = FulfillmentStore.lock(tx, ids);
        var reports = ReportStore.of(tx, ids);
        var moving = before.values().stream()
                .filter(f -> f.state() == FulfillmentTransition.SHIP.from && reports.containsKey(f.id().value()))
                .map(f -> f.id().value())
                .sorted()
                .toList();
        ReportStore.lock(
                tx,
                moving.stream()
                        .map(id -> ListIndex.known(reports, id).tracking())
                        .toList());
        FulfillmentStore.ship(tx, moving);
        var after = load(tx, moving);
        after.forEach(f -> emitShipped(tx, f));
        tell(tx, after, after.stream().map(f -> String.valueOf(f.tracking())).toList());
        return after.stream().map(StoredFulfillments::shipped).toList();
    }

    private static ShipmentResult shipped(Fulfillment f) {
        return new ShipmentResult(
                f.id(),
                f.order(),
                f.node(),
                f.lines().stream()
                        .map(l -> new ShipmentResult.Line(l.line(), l.sku(), l.shipped(), l.quantity() - l.shipped()))
                        .toList());
    }

    private static void emitShipped(Tx tx, Fulfillment f) {
        var left = fact(f, Fulfillment.Line::shipped);
        var missing = fact(f, l -> l.quantity() - l.shipped());
        if (!left.lines().isEmpty()) {
            tx.emit(f.id().value(), SHIPPED, left);
        }
        if (!missing.lines().isEmpty()) {
            tx.emit(f.id().value(), SHORT, missing);
        }
    }

    private static FulfillmentFact fact(Fulfillment f, ToLongFunction<Fulfillment.Line> quantity) {
        var lines = f.lines().stream()
                .filter(l -> quantity.applyAsLong(l) > 0)
                .map(l -> new FulfillmentFact.Line(l.line(), l.sku(), quantity.applyAsLong(l)))
                .toList();
        return new FulfillmentFact(f.id().toString(), "O" + f.order(), f.node(), lines, f.carrier(), f.tracking());
    }

    @Override
    public List<Fulfillment> reject(Tx tx, Collection<Long> ids) {
        return move(tx, FulfillmentTransition.REJECT, ids, REJECTED, Fulfillment.Line::quantity);
    }

    @Override
    public List<Fulfillment> deliver(Tx tx, Collection<Long> ids) {
        return move(tx, FulfillmentTransition.DELIVER, ids, DELIVERED, Fulfillment.Line::shipped);
    }

    @Override
    public List<Fulfillment> lose(Tx tx, Collection<Long> ids) {
        return move(tx, FulfillmentTransition.LOSE, ids, LOST, Fulfillment.Line::shipped);
    }

    private List<Fulfillment> move(
            Tx tx,
            FulfillmentTransition change,
            Collection<Long> ids,
            EventType<FulfillmentFact> fact,
            ToLongFunction<Fulfillment.Line> quantity) {
        var moved = load(tx, FulfillmentStore.move(tx, change, ids));
        moved.forEach(f -> tx.emit(f.id().value(), fact, fact(f, quantity)));
        return moved;
    }

    @Override
    public List<String> verify(Tx tx) {
        return tx.sql("""
                select f.id, f.state
                from fulfillment.fulfillment f
                left join (select fulfillment, sum(shipped) as units
                    from fulfillment.line
                    group by fulfillment) l on l.fulfillment = f.id
                where l.units is null
                    or (f.state in ('shipped', 'delivered', 'lost')) <> (l.units > 0)
                order by f.id
                limit 100""")
                .rows(rs -> new FulfillmentId(rs.getLong("id")) + ": is " + rs.getString("state")
                        + ", which its shipped units contradict");
    }
}
