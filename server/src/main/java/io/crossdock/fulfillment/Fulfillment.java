package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param handed to whom a courier handed it at the door; null: nobody has said that, or no courier brings it
 * @param way how it gets to its customer
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
        @Nullable Handing handed,
        Way way,
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

    /** Whether its customer may still collect it, now or when it is ready. */
    public boolean awaited() {
        return switch (way) {
            case PARCEL, SAME_DAY, DIGITAL -> false;
            case PICKUP, CURBSIDE -> state == State.RELEASED;
            case TO_STORE -> state.open() && (pickup == null || pickup.collectedAt() == null);
        };
    }

    /** Whether it is at the counter, where the customer may collect it, by the store's word. */
    public boolean ready() {
        return pickup != null
                && pickup.readyAt() != null
                && pickup.collectedAt() == null
                && state == (way == Way.TO_STORE ? State.SHIPPED : State.RELEASED);
    }

    /** How goods get to their customer. */
    public enum Way {
        /** A carrier brings them. */
        PARCEL("fulfillment"),
        /** The customer collects them at their node. */
        PICKUP("pickup"),
        /** A carrier brings them to another node, where the customer collects them. */
        TO_STORE("ship-to-store"),
        /** As a pickup, and the node brings them out to the customer's car. */
        CURBSIDE("curbside"),
        /** A courier brings them from the node to the customer's door the same day; no carrier scans them. */
        SAME_DAY("same-day"),
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

        /** Whether a carrier or courier has them on the way. */
        public boolean carried() {
            return this == PARCEL || this == TO_STORE || this == SAME_DAY;
        }

        /** Whether their customer collects them at the node that has them. */
        public boolean ofNode() {
            return this == PICKUP || this == CURBSIDE;
        }

        /**
         * @param method the order's delivery method
         * @param counter node where the customer collects them; null where they are brought to the customer
         */
        public static Way of(String method, String node, @Nullable String counter) {
            return switch (method) {
                case "curbside" -> CURBSIDE;
                case "same-day" -> SAME_DAY;
                case "digital" -> DIGITAL;
                case String other -> of(node, counter);
            };
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
     * @param arrival the customer at the curb; null: nobody has said that they are there, or they have gone
     */
    public record Pickup(
            String node,
            @Nullable Instant readyAt,
            @Nullable Instant collectBy,
            @Nullable Instant collectedAt,
            @Nullable String collectedBy,
            @Nullable String proof,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Arrival arrival) {

        /** The same, said to be ready. */
        public Pickup ready(Instant at) {
            return new Pickup(node, at, collectBy, collectedAt, collectedBy, proof, arrival);
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

    /**
     * Goods that a courier handed over at the door, by the word of the courier or the node.
     *
     * @param at when Crossdock heard it
     * @param to who took them, as they say; null: not said
     * @param proof what they keep as a proof, such as a code or the address of a photo; null: none
     */
    public record Handing(
            Instant at, @Nullable String to, @Nullable String proof) {}

    /**
     * A customer who waits at the curb of the store.
     *
     * @param at when they first said so, of this visit
     * @param place where they stand, in their words; null: not said, or the goods have been handed over
     * @param vehicle by what they are known, such as color and plate; null likewise
     * @param toldAt when the store was told of it; null: it has not been yet
     * @param number counts what was said of it: each further place is told to the store, too
     */
    public record Arrival(
            Instant at,
            @Nullable String place,
            @Nullable String vehicle,
            @Nullable Instant toldAt,
            @JsonIgnore int number) {}

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
