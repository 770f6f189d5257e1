package io.crossdock.fulfillment;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fulfillments, in sets. A command returns what it changed, and ignores what had happened before. Facts are written to
 * the fulfillment's log.
 */
public interface Fulfillments {

    /** Facts; data is {@link FulfillmentFact}. */
    EventType<FulfillmentFact> RELEASED = new EventType<>("fulfillment-released", FulfillmentFact.class);

    /** The node refused the work; {@link #REJECTED} follows, as it does after a recall. */
    EventType<FulfillmentFact> REFUSED = new EventType<>("fulfillment-refused", FulfillmentFact.class);

    /** A parcel left with fewer units: these are the rest, as work that its node has already. */
    EventType<FulfillmentFact> LEFT_OVER = new EventType<>("fulfillment-left-over", FulfillmentFact.class);

    /** A customer has units of a parcel before the others: they are a fulfillment of their own. */
    EventType<FulfillmentFact> PARTED = new EventType<>("fulfillment-parted", FulfillmentFact.class);

    EventType<FulfillmentFact> REJECTED = new EventType<>("fulfillment-rejected", FulfillmentFact.class);
    EventType<FulfillmentFact> SHIPPED = new EventType<>("fulfillment-shipped", FulfillmentFact.class);
    EventType<FulfillmentFact> SHORT = new EventType<>("fulfillment-short", FulfillmentFact.class);
    EventType<FulfillmentFact> DELIVERED = new EventType<>("fulfillment-delivered", FulfillmentFact.class);
    EventType<FulfillmentFact> LOST = new EventType<>("fulfillment-lost", FulfillmentFact.class);

    /** The carrier brought the parcel back to its sender. */
    EventType<FulfillmentFact> CAME_BACK = new EventType<>("fulfillment-came-back", FulfillmentFact.class);

    /** The store to which a carrier brought it has put it on its shelf: its customer did not come. */
    EventType<FulfillmentFact> SHELVED = new EventType<>("fulfillment-shelved", FulfillmentFact.class);

    /** Facts; data is {@link PickupFact}: goods wait for their customer. */
    EventType<PickupFact> READY = new EventType<>("pickup-ready", PickupFact.class);

    /** Nobody has come for them for some days. */
    EventType<PickupFact> REMINDED = new EventType<>("pickup-reminded", PickupFact.class);

    /** Nobody came in time; they are stock of the node again. */
    EventType<PickupFact> GIVEN_UP = new EventType<>("pickup-given-up", PickupFact.class);

    /** Event; data is {@link PickupFact}: the store can't hand over goods that it had said are ready. */
    EventType<PickupFact> WITHDRAWN = new EventType<>("pickup-withdrawn", PickupFact.class);

    /** The customer says that they are at the curb of the store; said again from another place, too. */
    EventType<FulfillmentFact> ARRIVED = new EventType<>("customer-arrived", FulfillmentFact.class);

    /** The customer who was at the curb has gone without the goods. */
    EventType<FulfillmentFact> LEFT = new EventType<>("customer-left", FulfillmentFact.class);

    /** Stores new fulfillments. */
    void create(Tx tx, List<NewFulfillment> fulfillments);

    /** Fulfillments in the order of the ids; unknown ones are left out. */
    List<Fulfillment> load(Tx tx, Collection<Long> ids);

    /** All fulfillments of these orders, also ended ones, sorted by id. */
    List<Fulfillment> byOrder(Tx tx, Collection<Long> orders);

    /**
     * Fulfillments whose parcel has this number, sorted by id; several where it was used again, or for several works.
     */
    List<Fulfillment> byTracking(Tx tx, String tracking);

    /** Orders with a fulfillment at this node, also an ended one, the newest first, with ids below this one. */
    List<Long> ordersAt(Tx tx, String node, long below, int most);

    /** Goods that wait for their customers at the counters of these nodes, by those nodes' or a person's word. */
    List<Fulfillment> readyAt(Tx tx, Collection<String> nodes);

    /**
     * Stores nodes' reports of parcels, and signals the processes ({@code node-shipped}). A parcel with fewer units
     * than the work has splits it: the rest is a fulfillment of its own, for parcels to come, unless the node says that
     * it is missing. The first report of a parcel counts. A later one that differs raises a case, as does one for more
     * units than were handed over, or for work that was given back.
     *
     * @param system name of the node system that reports
     * @return per element, whether it is work of this system and node
     */
    List<Boolean> reportShipped(Tx tx, String system, List<Shipment> shipments);

    /**
     * Stores parcels that nodes answered to a status request. As {@link #reportShipped}, but without a signal to those
     * that asked: their processes have the answer. {@link #reportedShipped} says whether it was about them.
     */
    void foundShipped(Tx tx, Collection<Long> asked, List<Shipment> shipments);

    /**
     * Records that nodes refused work that they still have. Without a signal: the process that asked has the answer.
     */
    void refused(Tx tx, Collection<Long> ids);

    /**
     * Records that nodes refuse what they still have of their work, as {@link #refused}, and signals the processes
     * ({@code node-rejected}).
     *
     * @param system name of the node system that reports
     * @return per element, whether it is work of this system and node
     */
    List<Boolean> reportRejected(Tx tx, String system, List<WorkRefusal> refusals);

    /**
     * Stores nodes' reports that goods are ready for their customers, and signals the processes ({@code node-ready}). A
     * report of fewer units than the work has splits it: the others are a fulfillment of its own, to be ready later,
     * unless the node says that they are missing. Of work that a carrier brings it changes nothing, unless it is a
     * parcel for a customer of this node: that is ready as a whole.
     *
     * @param system name of the node system that reports
     * @return per element, whether it is work of this system and node
     */
    List<Boolean> reportReady(Tx tx, String system, List<ReadyReport> reports);

    /**
     * Stores that goods are ready as nodes answered it to a status request; without a signal to those that asked: their
     * processes have the answer.
     */
    void foundReady(Tx tx, Collection<Long> asked, List<ReadyReport> reports);

    /** The same as {@link #reportReady}, by a person, of one fulfillment alone. */
    void saidReady(Tx tx, ReadyReport report);

    /** The same as {@link #reportShipped}, by a person, of goods of one fulfillment that its customer has. */
    void saidCollected(Tx tx, Shipment collected);

    /**
     * Notes until when ready goods are kept for their customers, by fulfillment; a day that is set stays.
     *
     * @return those that had none before
     */
    List<Fulfillment> keepUntil(Tx tx, Map<Long, Instant> collectBy);

    /**
     * Stores carriers' reports of parcels, and signals the processes ({@code tracking-delivered},
     * {@code tracking-lost}, {@code tracking-returning}). A report that comes before its shipment is kept for it.
     * Trouble, words that contradict each other, and those that are older than the parcel under way, are cases.
     *
     * @return per element, whether the parcel is known yet
     */
    List<Boolean> reportTracking(Tx tx, List<TrackingEvent> sightings);

    /**
     * The ids of these whose reported shipment is not applied yet. Locks the fulfillments, so that a report is either
     * seen or has to wait.
     */
    List<Long> reportedShipped(Tx tx, Collection<Long> ids);

    /**
     * Applies reported shipments; one result per released fulfillment with a report. A report of no units ends the
     * fulfillment as rejected.
     */
    List<ShipmentResult> ship(Tx tx, Collection<Long> ids);

    /** Takes work back from nodes that have not shipped it. */
    List<Fulfillment> reject(Tx tx, Collection<Long> ids);

    /** Marks work that is recalled only so that its nodes get it again, for another carrier service. */
    void handAnew(Tx tx, Collection<Long> ids);

    /** The ids of these that {@link #handAnew} marked. */
    Set<Long> handedAnew(Tx tx, Collection<Long> ids);

    /** Records that parcels were delivered. */
    List<Fulfillment> deliver(Tx tx, Collection<Long> ids);

    /**
     * Stores what carriers answered about parcels, by fulfillment. As {@link #reportTracking}, but without a signal:
     * the process that asked gets the meaning, in the order of the map; {@link TrackingEvent.Status#TROUBLE} where the
     * answer can't be about its parcel.
     */
    List<TrackingEvent.Status> foundTracking(Tx tx, Map<Long, TrackingEvent> answers);

    /**
     * Stores a person's word that a node without a system of its own has delivered digital goods, and signals the
     * process ({@code node-delivered}).
     *
     * @param delivered {@code fulfillment} is the fulfillment, not its work
     */
    void saidDelivered(Tx tx, Shipment delivered);

    /** Records that carriers brought parcels back to their nodes. */
    List<Fulfillment> takeBack(Tx tx, Collection<Long> ids);

    /**
     * The ids of these that a store has handed to their customers, though a carrier brought them. Locks the
     * fulfillments, so that a word is either seen or has to wait.
     */
    Set<Long> collected(Tx tx, Collection<Long> ids);

    /** Records that stores have put parcels on their shelves for which nobody came. */
    List<Fulfillment> shelve(Tx tx, Collection<Long> ids);

    /** Records that parcels are lost. */
    List<Fulfillment> lose(Tx tx, Collection<Long> ids);

    /** Compares states and units of all fulfillments. One sentence per violation; empty when all is well. */
    List<String> verify(Tx tx);

    /**
     * Stores that the customer of these is at the curb, and signals the processes ({@code customer-arrived}). The same
     * words again are no news; another place or vehicle is, of the same visit.
     *
     * @param place where they stand; null: not said
     * @param vehicle by what they are known; null: not said
     * @return those of which it was news
     */
    List<Fulfillment> arrive(Tx tx, Collection<Long> ids, @Nullable String place, @Nullable String vehicle);

    /**
     * Stores that the customer of these has gone without the goods. Without a signal: whoever says so tells the
     * process.
     *
     * @return those whose customer was there
     */
    List<Fulfillment> leave(Tx tx, Collection<Long> ids);

    /**
     * Stores that stores were told of customers at their curb. @param numbers what of it they were told, by fulfillment
     */
    void arrivalTold(Tx tx, Map<Long, Integer> numbers);
}
