package io.crossdock.allocation.node;

import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeCalendar;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeProfile.Capacity;
import io.crossdock.masterdata.Sku;
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
 * <p>Where an hour or a day is full, work waits for the next one that has room: a node that is busy ships later, it
 * does not vanish.
 *
 * @param slot in which new work falls
 * @param perDay most in the slot's day, {@code perHour} in its hour
 */
public record CandidateNode(SourceNode source, Slot slot, Amount perDay, Amount perHour) {

    private static final Amount UNLIMITED = new Amount(NodeTerms.NO_LIMIT, NodeTerms.NO_LIMIT);

    /**
     * Times at which goods leave are full quarters of an hour, so that they don't differ from one order to the next for
     * nothing.
     */
    private static final long STEP_SECONDS = Duration.ofMinutes(15).toSeconds();

    /**
     * As it is now.
     *
     * @param units that there should be room for, as far as the node takes so many at all
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
        // Cutoffs are about when work comes in: only where it has to wait does the hour of its turn count.
        var asked = start.equals(calendar.worksAt(at)) ? at : start.get();
        var ships = new TreeMap<String, Instant>();
        for (var service : services) {
            calendar.shipsAt(service, asked).ifPresent(leaves -> ships.put(service, rounded(leaves)));
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

    /** The same node with its record. @param permille how often out of 1,000 it does not find what it should send */
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

    /** The same node, which does not send what only stores may, unless it is one. */
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
