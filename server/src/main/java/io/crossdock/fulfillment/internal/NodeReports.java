package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes what nodes report of their work: compares it with the work, stores what it says, and tells the processes. What
 * stores say of parcels that carriers bring them is told apart first.
 */
final class NodeReports {

    private final NodeSystems systems;

    NodeReports(NodeSystems systems) {
        this.systems = systems;
    }

    /** As {@link Fulfillments#reportShipped}. */
    List<Boolean> reportShipped(Tx tx, String system, List<Shipment> shipments) {
        var parts = parts(tx, shipments.stream().map(Shipment::fulfillment).toList());
        var reports = new ShipmentReportRule(tx, parts);
        var counters = new CounterRule(tx, parts, systems);
        var known = new ArrayList<Boolean>();
        for (var word : shipments) {
            var said = atTheDoor(parts, word);
            boolean counter = counters.heardCollected(system, said);
            boolean ours = !counter
                    && !parts.of(system, said.fulfillment(), said.node()).isEmpty();
            if (ours && !DigitalRule.contradicts(tx, parts.of(said.fulfillment()), said)) {
                reports.judge(said);
            }
            known.add(ours || counter);
        }
        store(tx, parts, declined(reports));
        collect(tx, counters, Set.of());
        tellCounter(tx, reports);
        return known;
    }

    /** As {@link Fulfillments#foundShipped}. */
    void foundShipped(Tx tx, Collection<Long> asked, List<Shipment> shipments) {
        var parts = parts(tx, shipments.stream().map(Shipment::fulfillment).toList());
        var reports = new ShipmentReportRule(tx, parts);
        var counters = new CounterRule(tx, parts, systems);
        for (var word : shipments) {
            var said = atTheDoor(parts, word);
            var parcel = said.handover() == null ? Optional.<Fulfillment>empty() : parts.toStore(said.fulfillment());
            if (!DigitalRule.contradicts(tx, parts.of(said.fulfillment()), said)) {
                parcel.ifPresentOrElse(f -> counters.collected(f, said), () -> reports.judge(said));
            }
        }
        var told = declined(reports);
        told.addAll(asked);
        store(tx, parts, told);
        collect(tx, counters, asked);
        tellCounter(tx, reports);
    }

    /** Of what a courier brings, a reference of the delivery is its proof: nothing of it is digital. */
    private static Shipment atTheDoor(WorkParts parts, Shipment said) {
        var delivered = said.delivered();
        boolean courier = delivered != null
                && parts.of(said.fulfillment()).stream().anyMatch(f -> f.way() == Fulfillment.Way.SAME_DAY);
        return delivered == null || !courier
                ? said
                : said.handedTo(new Shipment.Handover(delivered.to(), delivered.reference(), Shipment.Place.DOOR));
    }

    /** As {@link Fulfillments#reportReady}. */
    List<Boolean> reportReady(Tx tx, String system, List<ReadyReport> reports) {
        var parts = parts(tx, reports.stream().map(ReadyReport::fulfillment).toList());
        var rule = new ReadyReportRule(tx, parts);
        var counters = new CounterRule(tx, parts, systems);
        var known = new ArrayList<Boolean>();
        for (var said : reports) {
            boolean counter = counters.heardReady(system, said);
            boolean ours = !counter
                    && !parts.of(system, said.fulfillment(), said.node()).isEmpty();
            if (ours) {
                rule.judge(said);
            }
            known.add(ours || counter);
        }
        store(tx, parts, Set.of());
        return known;
    }

    /** As {@link Fulfillments#foundReady}. */
    void foundReady(Tx tx, Collection<Long> asked, List<ReadyReport> reports) {
        var parts = parts(tx, reports.stream().map(ReadyReport::fulfillment).toList());
        var rule = new ReadyReportRule(tx, parts);
        var counters = new CounterRule(tx, parts, systems);
        for (var said : reports) {
            parts.toStore(said.fulfillment()).ifPresentOrElse(f -> counters.ready(f, said), () -> rule.judge(said));
        }
        store(tx, parts, asked);
    }

    /** As {@link Fulfillments#saidReady}. */
    void saidReady(Tx tx, ReadyReport report) {
        var parts = part(tx, report.fulfillment());
        var counters = new CounterRule(tx, parts, systems);
        parts.toStore(report.fulfillment())
                .ifPresentOrElse(f -> counters.ready(f, report), () -> new ReadyReportRule(tx, parts).judge(report));
        store(tx, parts, Set.of());
    }

    /** As {@link Fulfillments#saidCollected}. */
    void saidCollected(Tx tx, Shipment collected) {
        var parts = part(tx, collected.fulfillment());
        var parcel = parts.toStore(collected.fulfillment());
        var counters = new CounterRule(tx, parts, systems);
        parcel.ifPresentOrElse(
                f -> counters.collected(f, collected), () -> new ShipmentReportRule(tx, parts).judge(collected));
        store(tx, parts, Set.of());
        collect(tx, counters, Set.of());
    }

    /** As {@link Fulfillments#saidDelivered}. */
    void saidDelivered(Tx tx, Shipment delivered) {
        var parts = part(tx, delivered.fulfillment());
        new ShipmentReportRule(tx, parts).judge(delivered);
        store(tx, parts, Set.of());
    }

    /** One part of a work without the others: a person has it in his hands. */
    private static WorkParts part(Tx tx, FulfillmentId id) {
        var one = List.of(id.value());
        return new WorkParts(
                tx,
                FulfillmentStore.works(tx, one),
                FulfillmentStore.lock(tx, one),
                ReportStore.of(tx, one),
                FulfillmentStore.readySaid(tx, one));
    }

    static WorkParts parts(Tx tx, List<FulfillmentId> named) {
        var works = FulfillmentStore.works(
                tx, named.stream().map(FulfillmentId::value).toList());
        var ids = FulfillmentStore.lockWorks(tx, works.values());
        return new WorkParts(
                tx,
                works,
                FulfillmentStore.load(tx, ids),
                ReportStore.of(tx, ids),
                FulfillmentStore.readySaid(tx, ids));
    }

    /**
     * Stores new parcels, what is ready, and what is left over. @param asked fulfillments whose process has the answer
     */
    private static void store(Tx tx, WorkParts parts, Collection<Long> asked) {
        FulfillmentStore.split(tx, parts.splits());
        ReportStore.insert(tx, parts.fresh());
        FulfillmentStore.ready(tx, parts.ready());
        parts.rests().forEach(rest -> begin(tx, rest));
        parts.ready().stream()
                .filter(r -> !asked.contains(r.part()))
                .forEach(r -> tx.signal(new Tx.Signal(r.part(), "node-ready", r)));
        parts.fresh().stream()
                .filter(s -> !asked.contains(s.fulfillment().value()))
                .forEach(s -> tx.signal(new Tx.Signal(
                        s.fulfillment().value(),
                        s.delivered() == null ? "node-shipped" : "node-delivered",
                        s.nameless()))); // signals are kept, and a name is not theirs to keep
    }

    /** What their customers left at the counter is not ready for them any more. */
    private static Set<Long> declined(ShipmentReportRule reports) {
        return reports.declined().stream().map(f -> f.id().value()).collect(Collectors.toCollection(HashSet::new));
    }

    /** What customers did at the counter with goods that their processes see elsewhere. */
    private static void tellCounter(Tx tx, ShipmentReportRule reports) {
        reports.declined().forEach(f -> tx.signal(new Tx.Signal(f.id().value(), "pickup-declined", Map.of())));
        if (!reports.handed().isEmpty()) {
            FulfillmentStore.collect(tx, reports.handed());
        }
        reports.arrived().forEach(f -> arrived(tx, f));
    }

    /** The process of a carrier's parcel hears of its delivery; it has no other word for a customer who has it. */
    static void arrived(Tx tx, Fulfillment parcel) {
        if (parcel.way() == Fulfillment.Way.TO_STORE) {
            collected(tx, parcel.id().value(), "its node says that it was collected");
        } else {
            tx.signal(new Tx.Signal(
                    parcel.id().value(),
                    "tracking-delivered",
                    new Collected("its node says that its customer has it")));
        }
    }

    private record Collected(String word) {}

    /** Stores that stores have handed parcels to their customers, and tells the processes, but for those that asked. */
    private static void collect(Tx tx, CounterRule counters, Collection<Long> asked) {
        var handed = counters.collected();
        if (!handed.isEmpty()) {
            FulfillmentStore.collect(tx, handed);
            handed.stream()
                    .map(s -> s.fulfillment().value())
                    .filter(id -> !asked.contains(id))
                    .forEach(id -> collected(tx, id, "its store says that it was collected"));
        }
    }

    private static void collected(Tx tx, long parcel, String word) {
        tx.signal(new Tx.Signal(parcel, "pickup-collected", new Collected(word)));
    }

    /** Starts the process of what a report left over, or of what a customer has before the rest of its parcel. */
    private static void begin(Tx tx, Fulfillment rest) {
        var facts = tx.facts(rest.work().value())
                .with(FulfillmentFacts.LINES, (long) rest.lines().size())
                .with(FulfillmentFacts.LOST_KITS, "");
        tx.emit(
                rest.id().value(),
                rest.state() == Fulfillment.State.RELEASED ? Fulfillments.LEFT_OVER : Fulfillments.PARTED,
                FulfillmentFact.of(rest, Fulfillment.Line::quantity));
        tx.start(
                List.of(new Tx.Start(rest.id().value(), rest.order(), rest.way().process(), facts)));
    }
}
