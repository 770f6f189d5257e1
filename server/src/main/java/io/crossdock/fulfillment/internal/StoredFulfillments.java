package io.crossdock.fulfillment.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.fulfillment.WorkRefusal;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fulfillments in PostgreSQL. */
@Component
final class StoredFulfillments implements Fulfillments {

    private final NodeReports reports;

    StoredFulfillments(NodeSystems systems) {
        this.reports = new NodeReports(systems);
    }

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
            var purpose = FulfillmentFact.Purpose.of(f.way(), f.ref());
            tx.emit(
                    f.id().value(),
                    RELEASED,
                    new FulfillmentFact(f.id().toString(), "O" + f.order(), f.node(), lines, null, null, purpose));
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
    public List<Fulfillment> byTracking(Tx tx, String tracking) {
        return load(tx, FulfillmentStore.idsByTracking(tx, List.of(tracking)));
    }

    @Override
    public List<Long> ordersAt(Tx tx, String node, long below, int most) {
        return FulfillmentStore.ordersAt(tx, node, below, most);
    }

    @Override
    public List<Fulfillment> readyAt(Tx tx, Collection<String> nodes) {
        return load(tx, FulfillmentStore.idsReadyAt(tx, nodes));
    }

    // --- reports of nodes and carriers

    @Override
    public List<Boolean> reportShipped(Tx tx, String system, List<Shipment> shipments) {
        return reports.reportShipped(tx, system, shipments);
    }

    @Override
    public void foundShipped(Tx tx, Collection<Long> asked, List<Shipment> shipments) {
        reports.foundShipped(tx, asked, shipments);
    }

    @Override
    public List<Boolean> reportReady(Tx tx, String system, List<ReadyReport> said) {
        return reports.reportReady(tx, system, said);
    }

    @Override
    public void foundReady(Tx tx, Collection<Long> asked, List<ReadyReport> said) {
        reports.foundReady(tx, asked, said);
    }

    @Override
    public void saidReady(Tx tx, ReadyReport report) {
        reports.saidReady(tx, report);
    }

    @Override
    public void saidCollected(Tx tx, Shipment collected) {
        reports.saidCollected(tx, collected);
    }

    @Override
    public void saidDelivered(Tx tx, Shipment delivered) {
        reports.saidDelivered(tx, delivered);
    }

    @Override
    public List<Fulfillment> keepUntil(Tx tx, Map<Long, Instant> collectBy) {
        return collectBy.isEmpty() ? List.of() : load(tx, FulfillmentStore.keepUntil(tx, collectBy));
    }

    private record Refusal(String reason) {}

    @Override
    public void refused(Tx tx, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            inOrder(ids, FulfillmentStore.lock(tx, ids)).stream()
                    .filter(f -> f.state() == Fulfillment.State.RELEASED)
                    .forEach(f -> tx.emit(f.id().value(), REFUSED, FulfillmentFact.of(f, Fulfillment.Line::quantity)));
        }
    }

    @Override
    public List<Boolean> reportRejected(Tx tx, String system, List<WorkRefusal> refusals) {
        var all = NodeReports.parts(
                tx, refusals.stream().map(WorkRefusal::fulfillment).toList());
        var found = refusals.stream()
                .map(r -> all.of(system, r.fulfillment(), r.node()))
                .toList();
        var open = found.stream()
                .flatMap(parts -> all.open(parts).stream())
                .distinct()
                .toList();
        found.forEach(parts -> DigitalRule.rejected(tx, parts, all.open(parts)));
        open.forEach(f -> {
            tx.emit(f.id().value(), REFUSED, FulfillmentFact.of(f, Fulfillment.Line::quantity));
            tx.signal(new Tx.Signal(f.id().value(), "node-rejected", new Refusal("the node gave it back")));
        });
        return found.stream().map(parts -> !parts.isEmpty()).toList();
    }

    @Override
    public List<Boolean> reportTracking(Tx tx, List<TrackingEvent> sightings) {
        var last = sightings.stream()
                .filter(s -> s.status() != TrackingEvent.Status.MOVING)
                .toList();
        ReportStore.lock(tx, last.stream().map(TrackingEvent::tracking).toList());
        var words = words(tx, sightings);
        var fresh = ReportStore.keep(
                tx, last.stream().flatMap(s -> sightings(words, s)).distinct().toList());
        fresh.stream().filter(s -> s.parcel() == null).forEach(s -> words.aboutNone(s.event()));
        words.tell(fresh, (parcel, said) -> signal(tx, parcel, said, words.apply(parcel, said)));
        return sightings.stream().map(s -> !words.about(s).isEmpty()).toList();
    }

    /** A word, of each parcel that it is about; of none while there is none. */
    private static Stream<ReportStore.Sighting> sightings(CarrierWords words, TrackingEvent said) {
        var about = words.about(said);
        return about.isEmpty()
                ? Stream.of(new ReportStore.Sighting(said, null))
                : about.stream().map(f -> new ReportStore.Sighting(said, f.id().value()));
    }

    private static CarrierWords words(Tx tx, List<TrackingEvent> sightings) {
        var trackings =
                sightings.stream().map(TrackingEvent::tracking).distinct().toList();
        return words(tx, trackings, ReportStore.sightings(tx, trackings));
    }

    private static CarrierWords words(Tx tx, List<String> trackings, List<ReportStore.Sighting> sightings) {
        var parcels = FulfillmentStore.load(tx, FulfillmentStore.idsByTracking(tx, trackings));
        return new CarrierWords(tx, parcels.values(), sightings);
    }

    /** Tells the process of a parcel that is under way. */
    private static void signal(Tx tx, Fulfillment parcel, TrackingEvent said, TrackingEvent.Status meaning) {
        if (parcel.state() != Fulfillment.State.SHIPPED) {
            return;
        }
        switch (meaning) {
            case MOVING, TROUBLE -> {}
            case DELIVERED -> tx.signal(new Tx.Signal(parcel.id().value(), "tracking-delivered", said));
            case LOST -> tx.signal(new Tx.Signal(parcel.id().value(), "tracking-lost", said));
            case RETURNING -> tx.signal(new Tx.Signal(parcel.id().value(), "tracking-returning", said));
        }
    }

    @Override
    public List<TrackingEvent.Status> foundTracking(Tx tx, Map<Long, TrackingEvent> answers) {
        var said = List.copyOf(answers.values());
        ReportStore.lock(tx, said.stream().map(TrackingEvent::tracking).toList());
        var words = words(tx, said);
        var parcels = FulfillmentStore.load(tx, answers.keySet());
        ReportStore.keep(
                tx,
                answers.entrySet().stream()
                        .filter(e -> e.getValue().status() != TrackingEvent.Status.MOVING)
                        .map(e -> new ReportStore.Sighting(
                                e.getValue(), isAbout(words, e.getValue(), e.getKey()) ? e.getKey() : null))
                        .toList());
        return answers.entrySet().stream()
                .map(e -> found(words, ListIndex.known(parcels, e.getKey()), e.getValue()))
                .toList();
    }

    private static boolean isAbout(CarrierWords words, TrackingEvent said, long parcel) {
        return words.about(said).stream().anyMatch(f -> f.id().value() == parcel);
    }

    private static TrackingEvent.Status found(CarrierWords words, Fulfillment parcel, TrackingEvent said) {
        if (said.status() == TrackingEvent.Status.MOVING
                || isAbout(words, said, parcel.id().value())) {
            return words.apply(parcel, said);
        }
        words.aboutNone(said);
        return TrackingEvent.Status.TROUBLE;
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
        forgetCustomers(tx, after);
        collectedBefore(tx, after);
        heard(tx, after.stream().filter(f -> f.way().carried()).toList());
        after.stream()
                .filter(f -> f.way().carried() && f.state() == Fulfillment.State.SHIPPED)
                .filter(f -> ListIndex.known(reports, f.id().value()).handover() != null)
                .forEach(f -> NodeReports.arrived(tx, f));
        return after.stream().map(StoredFulfillments::shipped).toList();
    }

    /** Applies what carriers said of parcels before their nodes did. */
    private static void heard(Tx tx, List<Fulfillment> shipped) {
        var trackings = shipped.stream().map(f -> String.valueOf(f.tracking())).toList();
        var sightings = ReportStore.sightings(tx, trackings);
        if (sightings.isEmpty()) {
            return;
        }
        var words = words(tx, trackings, sightings);
        var waiting = sightings.stream().filter(s -> s.parcel() == null).toList();
        waiting.stream().filter(w -> words.about(w.event()).isEmpty()).forEach(w -> words.aboutNone(w.event()));
        var given = waiting.stream()
                .flatMap(w -> sightings(words, w.event()))
                .filter(w -> w.parcel() != null)
                .toList();
        ReportStore.give(tx, given);
        ReportStore.keep(tx, given); // one box with the work of several orders
        for (var parcel : shipped) {
            sightings.stream()
                    .filter(s -> s.parcel() != null && s.event().tracking().equals(parcel.tracking()))
                    .forEach(s -> words.aboutAnother(parcel, s.event()));
        }
        words.tell(given, (parcel, said) -> signal(tx, parcel, said, words.apply(parcel, said)));
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
        var left = FulfillmentFact.of(f, Fulfillment.Line::shipped);
        var missing = FulfillmentFact.of(f, l -> l.quantity() - l.shipped());
        if (!left.lines().isEmpty()) {
            tx.emit(f.id().value(), SHIPPED, left);
        }
        if (!missing.lines().isEmpty()) {
            tx.emit(f.id().value(), SHORT, missing);
        }
    }

    @Override
    public List<Fulfillment> reject(Tx tx, Collection<Long> ids) {
        var rejected = move(tx, FulfillmentTransition.REJECT, ids, REJECTED, Fulfillment.Line::quantity);
        collectedBefore(tx, rejected);
        forgetCustomers(tx, rejected);
        return rejected;
    }

    // --- customers at the curb

    @Override
    public List<Fulfillment> arrive(Tx tx, Collection<Long> ids, @Nullable String place, @Nullable String vehicle) {
        var news = load(tx, ArrivalStore.arrive(tx, ids, place, vehicle));
        news.forEach(f -> {
            tx.emit(f.id().value(), ARRIVED, FulfillmentFact.of(f, Fulfillment.Line::quantity));
            tx.signal(new Tx.Signal(f.id().value(), "customer-arrived", Map.of()));
        });
        return news;
    }

    @Override
    public List<Fulfillment> leave(Tx tx, Collection<Long> ids) {
        var gone = load(tx, ArrivalStore.leave(tx, ids));
        gone.forEach(f -> tx.emit(f.id().value(), LEFT, FulfillmentFact.of(f, Fulfillment.Line::quantity)));
        return gone;
    }

    @Override
    public void arrivalTold(Tx tx, Map<Long, Integer> numbers) {
        if (!numbers.isEmpty()) {
            ArrivalStore.told(tx, numbers);
        }
    }

    private static void forgetCustomers(Tx tx, List<Fulfillment> ended) {
        var ids = ended.stream()
                .filter(f -> f.way() == Fulfillment.Way.CURBSIDE)
                .map(f -> f.id().value())
                .toList();
        if (!ids.isEmpty()) {
            ArrivalStore.forget(tx, ids);
        }
    }

    /** A store's word that a customer has a parcel must not get lost with the work: who is right is for a person. */
    private static void collectedBefore(Tx tx, List<Fulfillment> some) {
        some.stream()
                .filter(f -> f.state() == Fulfillment.State.REJECTED && f.way() == Fulfillment.Way.TO_STORE)
                .filter(f -> f.pickup() != null && f.pickup().collectedAt() != null)
                .forEach(f -> tx.raise(FulfillmentCaseKinds.COLLECTED_AFTER_REJECTION.problem(
                        f.id().value(),
                        f.counter() + " said that " + f.id() + " was collected, and " + f.node()
                                + " sent nothing of it: the work was given back")));
    }

    @Override
    public List<Fulfillment> deliver(Tx tx, Collection<Long> ids) {
        return move(tx, FulfillmentTransition.DELIVER, ids, DELIVERED, Fulfillment.Line::shipped);
    }

    @Override
    public List<Fulfillment> takeBack(Tx tx, Collection<Long> ids) {
        return move(tx, FulfillmentTransition.TAKE_BACK, ids, CAME_BACK, Fulfillment.Line::shipped);
    }

    @Override
    public Set<Long> collected(Tx tx, Collection<Long> ids) {
        return FulfillmentStore.lock(tx, ids).values().stream()
                .filter(f -> f.way() == Fulfillment.Way.TO_STORE)
                .filter(f -> f.pickup() != null && f.pickup().collectedAt() != null)
                .map(f -> f.id().value())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Fulfillment> shelve(Tx tx, Collection<Long> ids) {
        return move(tx, FulfillmentTransition.TAKE_BACK, ids, SHELVED, Fulfillment.Line::shipped);
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
        moved.forEach(f -> tx.emit(f.id().value(), fact, FulfillmentFact.of(f, quantity)));
        return moved;
    }

    @Override
    public List<String> verify(Tx tx) {
        return FulfillmentStore.faults(tx);
    }
}
