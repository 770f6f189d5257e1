package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work of one node for one order that leaves as one parcel. What a node has left over when a parcel leaves is a
 * fulfillment of its own: the rest of that work.
 *
 * @param work the fulfillment under whose id the node has this work: itself, or the one that it is the rest of
 * @param system name of the node system that has the work
 * @param carrier null until it has shipped; {@code tracking} likewise
 * @param endedAt when it was rejected, delivered or lost; null before
 * @param pickup where its customer collects it, and how far that is; null where a carrier brings it
 * @param group number of the order's delivery group that it is for; 1 for the first
 * @param digital what its node has said of its delivery; null where goods are carried or collected
 */
public record Fulfillment(
        FulfillmentId id,
        FulfillmentId work,
        long order,
        String system,
        String node,
        State state,
        @Nullable String carrier,
        @Nullable String tracking,
        Instant createdAt,
        @Nullable Instant shippedAt,
        @Nullable Instant endedAt,
        List<Line> lines,
        @Nullable Pickup pickup,
        int group,
        @Nullable Digital digital) {

    public Fulfillment {
        lines = List.copyOf(lines);
    }

    /** The delivery group that it is for. */
    public GroupRef ref() {
        return new GroupRef(order, group);
    }

    /** Number of the delivery group, as facts have it: null for the first one. */
    public @Nullable Integer groupOrNull() {
        return group == GroupRef.FIRST ? null : Integer.valueOf(group);
    }

    /** The node that has the work, with its system. */
    public NodeAddress at() {
        return new NodeAddress(system, node);
    }

    /** Whether the node has it already, as part of earlier work. */
    public boolean rest() {
        return !work.equals(id);
    }

    /** Whether the node shipped less than it was given, or gave the work back. */
    public boolean gaveBack() {
        return state == State.REJECTED
                || state != State.RELEASED && lines.stream().anyMatch(l -> l.shipped() < l.quantity());
    }

    /** Code of the node where its customer collects it; null where a carrier brings it to the customer. */
    public @Nullable String counter() {
        return pickup == null ? null : pickup.node();
    }

    /** How it gets to its customer. */
    public Way way() {
        return digital == null ? Way.of(node, counter()) : Way.DIGITAL;
    }

    /** Whether its customer may still collect it, now or when it is ready. */
    public boolean awaited() {
        return switch (way()) {
            case PARCEL, DIGITAL -> false;
            case PICKUP -> state == State.RELEASED;
            case TO_STORE -> state.open() && (pickup == null || pickup.collectedAt() == null);
        };
    }

    /** Whether it is at the counter, where the customer may collect it, by the store's word. */
    public boolean ready() {
        return pickup != null
                && pickup.readyAt() != null
                && pickup.collectedAt() == null
                && state == (way() == Way.TO_STORE ? State.SHIPPED : State.RELEASED);
    }

    /** How goods get to their customer. */
    public enum Way {
        /** A carrier brings them. */
        PARCEL("fulfillment"),
        /** The customer collects them at their node. */
        PICKUP("pickup"),
        /** A carrier brings them to another node, where the customer collects them. */
        TO_STORE("ship-to-store"),
        /** Its node delivers it as a code, a licence, a download or a gift card by mail. */
        DIGITAL("digital");

        private final String process;

        Way(String process) {
            this.process = process;
        }

        /** Name of the process of such work. */
        public String process() {
            return process;
        }

        /** Whether a carrier has them on the way. */
        public boolean carried() {
            return this == PARCEL || this == TO_STORE;
        }

        /** @param counter node where the customer collects them; null where a carrier brings them */
        public static Way of(String node, @Nullable String counter) {
            if (counter == null) {
                return PARCEL;
            }
            return counter.equals(node) ? PICKUP : TO_STORE;
        }
    }

    /**
     * Goods that their customer collects.
     *
     * @param node the node where; another one than has the work, where a carrier brings them there
     * @param readyAt when the node said that they are ready; null before
     * @param collectBy until when they are kept for the customer; null before they are ready
     * @param collectedAt when the node said that the customer has them; null before
     * @param collectedBy who got them, as the node says; null before, and where it does not say
     * @param proof what the node keeps as a proof, such as the code that was shown; null likewise
     */
    public record Pickup(
            String node,
            @Nullable Instant readyAt,
            @Nullable Instant collectBy,
            @Nullable Instant collectedAt,
            @Nullable String collectedBy,
            @Nullable String proof) {

        /** The same, said to be ready. */
        public Pickup ready(Instant at) {
            return new Pickup(node, at, collectBy, collectedAt, collectedBy, proof);
        }
    }

    /**
     * Goods that nobody carries.
     *
     * @param deliveredAt when the node's word came that they are delivered; null before
     * @param to to whom, as the node says; null before, and where it does not say
     * @param reference by which the node knows the delivery, never the code; null before
     */
    public record Digital(
            @Nullable Instant deliveredAt,
            @Nullable String to,
            @Nullable String reference) {

        public static final Digital NONE = new Digital(null, null, null);
    }

    /** State of a fulfillment. */
    public enum State {
        RELEASED,
        REJECTED,
        SHIPPED,
        DELIVERED,
        LOST,
        /** The carrier brought it back to its sender. */
        RETURNED;

        /** Whether its goods may still be at the node or with the carrier. */
        public boolean open() {
            return this == RELEASED || this == SHIPPED;
        }

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /**
     * Base units of an order line.
     *
     * @param quantity units handed to the node
     * @param shipped the units of these that left
     */
    @Schema(name = "FulfillmentLine")
    public record Line(@JsonUnwrapped UnitLine line, String sku, long quantity, long shipped) {}
}
