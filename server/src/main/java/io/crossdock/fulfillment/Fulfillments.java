package io.crossdock.fulfillment;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The work of nodes, in sets. A verb answers what it changed; what had happened before is left alone and not answered
 * again. Facts are written to the fulfillment's log.
 */
public interface Fulfillments {

    /** Facts; data is {@link FulfillmentFact}. */
    EventType<FulfillmentFact> RELEASED = new EventType<>("fulfillment-released", FulfillmentFact.class);

    /** The node gave the work back of its own accord; {@link #REJECTED} follows, as it does when it was recalled. */
    EventType<FulfillmentFact> REFUSED = new EventType<>("fulfillment-refused", FulfillmentFact.class);

    EventType<FulfillmentFact> REJECTED = new EventType<>("fulfillment-rejected", FulfillmentFact.class);
    EventType<FulfillmentFact> SHIPPED = new EventType<>("fulfillment-shipped", FulfillmentFact.class);
    EventType<FulfillmentFact> SHORT = new EventType<>("fulfillment-short", FulfillmentFact.class);
    EventType<FulfillmentFact> DELIVERED = new EventType<>("fulfillment-delivered", FulfillmentFact.class);
    EventType<FulfillmentFact> LOST = new EventType<>("fulfillment-lost", FulfillmentFact.class);

    /** Writes down work for nodes. */
    void create(Tx tx, List<NewFulfillment> fulfillments);

    /** In the order asked; unknown ones are left out. */
    List<Fulfillment> load(Tx tx, Collection<Long> ids);

    /** All of these orders, also ended ones, by id. */
    List<Fulfillment> byOrder(Tx tx, Collection<Long> orders);

    /**
     * Keeps what nodes say they shipped, and tells the processes ({@code node-shipped}). The first report of a
     * fulfillment counts; another one that differs, one for more than was handed over, and one for a fulfillment that
     * was given back raise a case.
     *
     * @param system the name of the one that says so
     * @return per element, whether the fulfillment is known, as one of that system's
     */
    List<Boolean> reportShipped(Tx tx, String system, List<Shipment> shipments);

    /**
     * Keeps what nodes answered when they were asked; as {@link #reportShipped}, but the process that asked knows and
     * is not told.
     */
    void foundShipped(Tx tx, List<Shipment> shipments);

    /** Notes that nodes refused work that is still theirs. For who asked them; the process knows. */
    void refused(Tx tx, Collection<Long> ids);

    /**
     * Nodes refuse work: as {@link #refused}, and tells the processes ({@code node-rejected}).
     *
     * @param system the name of the one that says so
     * @return per element, whether the fulfillment is known, as one of that system's
     */
    List<Boolean> reportRejected(Tx tx, String system, List<FulfillmentId> fulfillments);

    /**
     * Keeps what carriers say about parcels, and tells the processes ({@code tracking-delivered},
     * {@code tracking-lost}); a report that is ahead of the shipment is kept for it.
     *
     * @return per element, whether the parcel is known yet
     */
    List<Boolean> reportTracking(Tx tx, List<TrackingEvent> sightings);

    /**
     * Which of these have a node's report of a shipment that is not applied yet. Locks them: a report that is being
     * stored is waited for, and none comes in between.
     */
    List<Long> reportedShipped(Tx tx, Collection<Long> ids);

    /**
     * Applies the reported shipments. One per id that was released and is reported. Nothing left at all ends it as
     * rejected.
     */
    List<ShipmentResult> ship(Tx tx, Collection<Long> ids);

    /** Gives work back that has not shipped. */
    List<Fulfillment> reject(Tx tx, Collection<Long> ids);

    /** This work is recalled only for its nodes to get it anew, for another carrier service. */
    void handAnew(Tx tx, Collection<Long> ids);

    /** Which of these are recalled only for their nodes to get them anew. */
    Set<Long> handedAnew(Tx tx, Collection<Long> ids);

    /** Parcels arrived. */
    List<Fulfillment> deliver(Tx tx, Collection<Long> ids);

    /** Parcels are lost. */
    List<Fulfillment> lose(Tx tx, Collection<Long> ids);

    /** Compares states and amounts of everything. One sentence per violation, empty when all is well. */
    List<String> verify(Tx tx);
}
