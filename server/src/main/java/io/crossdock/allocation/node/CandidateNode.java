package io.crossdock.allocation.node;

import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeCalendar;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeProfile.Capacity;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.SourceNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A node at the time of a decision. Pure.
 *
 * <p>Where an hour or a day is full, work waits for the next one with capacity: a busy node ships later, but it stays a
 * candidate.
 *
 * @param slot slot into which new work falls
 * @param perDay capacity of the slot's day; {@code perHour} that of its hour
 */
public record CandidateNode(SourceNode source, Slot slot, Amount perDay, Amount perHour) {

    private static final Amount UNLIMITED = new Amount(NodeTerms.NO_LIMIT, NodeTerms.NO_LIMIT);

    /** How long systems take to deliver what nobody carries; after it, they are asked. */
    private static final Duration DIGITAL_TIME = Duration.ofMinutes(30);

    /** Ship times are full quarters of an hour, so that they differ less from one order to the next. */
    private static final long STEP_SECONDS = Duration.ofMinutes(15).toSeconds();

    /**
     * The node as of now.
     *
     * @param units units that must fit into the slot, or the node's limit where that is lower
     * @return empty where the node takes no work by any of these services
     */
    static Optional<CandidateNode> of(
            Node node, Instant at, Collection<String> services, long units, Function<Slot, Amount> taken) {
        if (node.profile() == null && node.closures().isEmpty()) {
            return Optional.of(new CandidateNode(
                    source(node, null), new Slot(node.code(), LocalDate.EPOCH, 0), UNLIMITED, UNLIMITED));
        }
        var profile = node.profile() == null ? NodeProfile.NONE : node.profile();
        var calendar = NodeCalendar.of(node);
        var perDay = perDay(profile.capacity());
        var perHour = perHour(profile.capacity());
        var room = new NodeCapacity(node.code(), calendar, perDay, perHour, units, taken);
        var start = room.from(at);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var slot = room.slot(start.get());
        // Cutoffs apply to the time at which work comes in; only work that waits for capacity counts from its slot.
        var asked = start.equals(calendar.worksAt(at)) ? at : start.get();
        var ships = new TreeMap<String, Instant>();
        for (var service : services) {
            shipsAt(calendar, service, asked).ifPresent(leaves -> ships.put(service, leaves));
        }
        if (ships.isEmpty()) {
            return Optional.empty();
        }
        var left = room.left(slot);
        var terms = new NodeTerms(
                ships,
                left.fulfillments(),
                left.units(),
                profile.laborMinor(slot.hour()),
                0,
                profile.refuses(),
                profile.channels());
        return Optional.of(new CandidateNode(source(node, terms), slot, perDay, perHour));
    }

    /** Time at which a node's goods leave by a service, as a decision of that time would have it. */
    public static Optional<Instant> shipsAt(NodeCalendar calendar, String service, Instant asked) {
        return calendar.shipsAt(service, asked)
                .map(leaves -> rounded(service.equals(DeliveryMethod.DIGITAL) ? leaves.plus(DIGITAL_TIME) : leaves));
    }

    private static Amount perDay(@Nullable Capacity capacity) {
        return capacity == null
                ? UNLIMITED
                : new Amount(limit(capacity.fulfillmentsPerDay()), limit(capacity.unitsPerDay()));
    }

    private static Amount perHour(@Nullable Capacity capacity) {
        return capacity == null
                ? UNLIMITED
                : new Amount(limit(capacity.fulfillmentsPerHour()), limit(capacity.unitsPerHour()));
    }

    private static long limit(@Nullable Long limit) {
        return limit == null ? NodeTerms.NO_LIMIT : limit;
    }

    private static Instant rounded(Instant leaves) {
        long second = leaves.getEpochSecond() + (leaves.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(second, STEP_SECONDS) * STEP_SECONDS);
    }

    private static SourceNode source(Node node, @Nullable NodeTerms terms) {
        return new SourceNode(
                node.code(),
                node.latitude(),
                node.longitude(),
                node.kind().name(),
                node.handlingMinor(),
                node.orderMinor(),
                terms);
    }

    /**
     * The same node with its record.
     *
     * @param permille lines out of 1,000 that it is expected to miss or give back
     */
    static SourceNode rejecting(SourceNode node, int permille) {
        return permille == 0 ? node : with(node, node.terms().rejecting(permille));
    }

    private static SourceNode with(SourceNode node, NodeTerms terms) {
        return new SourceNode(
                node.code(),
                node.latitude(),
                node.longitude(),
                node.kind(),
                node.handlingMinor(),
                node.orderMinor(),
                terms);
    }

    /** The same node, which refuses store-only SKUs unless it is a store. */
    static SourceNode refusingStoreOnly(SourceNode node) {
        if (node.kind().equals(Node.Kind.STORE.name())) {
            return node;
        }
        var t = node.terms();
        var refuses = new TreeSet<>(t.refuses());
        refuses.add(Sku.STORE_ONLY);
        return with(
                node,
                new NodeTerms(
                        t.shipsAt(),
                        t.ordersLeft(),
                        t.unitsLeft(),
                        t.laborMinor(),
                        t.rejectPermille(),
                        Set.copyOf(refuses),
                        t.channels()));
    }
}
