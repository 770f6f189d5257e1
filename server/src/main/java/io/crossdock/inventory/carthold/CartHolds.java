package io.crossdock.inventory.carthold;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cart holds: units claimed for a short time for a cart that may become an order. A hold's units are reservations under
 * its id, made by {@link Inventory#reserve} in the transaction that {@link #open}s it; they count as reserved
 * everywhere.
 *
 * <p>A hold ends once, as released, expired or converted. Every verb locks its holds in key order, before any stock
 * row, and reads their state afterwards. A hold that is past its end can't be extended or converted, even if
 * {@link #expire} has not run yet.
 */
public interface CartHolds {

    /** Most elements of one call. */
    int BATCH_MAX = 1_000;

    /** Events in a hold's own log; data is {@link Fact}. */
    EventType<Fact> HELD = new EventType<>("cart-held", Fact.class);

    EventType<Fact> EXTENDED = new EventType<>("cart-hold-extended", Fact.class);
    EventType<Fact> RELEASED = new EventType<>("cart-hold-released", Fact.class);
    EventType<Fact> EXPIRED = new EventType<>("cart-hold-expired", Fact.class);

    /** Event in the order's log; data is {@link Taken}. */
    EventType<Taken> CONVERTED = new EventType<>("cart-hold-converted", Taken.class);

    EventType<Outcome.NotUsed> NOT_USED = new EventType<>("cart-hold-not-used", Outcome.NotUsed.class);

    /** Data of {@link #CONVERTED}. */
    record Taken(long order, String hold, List<TakenUnits> units, long givenBack, int transitDays, long costMinor) {

        public static Taken of(Outcome.Converted c) {
            var units = c.units().stream()
                    .map(u -> new TakenUnits(u.order(), u.line(), u.sku(), u.node(), u.quantity()))
                    .toList();
            return new Taken(c.order(), c.hold(), units, c.givenBack(), c.transitDays(), c.costMinor());
        }
    }

    /** Units that passed to the order. */
    record TakenUnits(long order, @JsonUnwrapped UnitLine line, String sku, String node, long quantity) {}

    /** State of a hold; in lower case in JSON and in the database. */
    enum State {
        HELD,
        RELEASED,
        EXPIRED,
        CONVERTED;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** A cart of a channel. */
    record CartKey(String channel, String key) {}

    /**
     * A hold to open.
     *
     * @param id a new id, from {@link Tx#nextId}
     * @param fingerprint fingerprint of the request, to recognize another cart under the same key
     * @param latestAt latest end that extensions can reach; not before {@code expiresAt}
     */
    record NewHold(long id, CartKey cart, String fingerprint, Instant expiresAt, Instant latestAt) {}

    /**
     * A line of a cart.
     *
     * @param wanted units of the SKU; whole kits of a kit
     * @param held units claimed when the hold was made, at most {@code wanted}; whole kits of a kit
     * @param units base units claimed for the line: a kit's parts, otherwise the same as {@code held}
     */
    record Line(int line, String sku, long wanted, long held, long units) {

        /** A line whose SKU is no kit. */
        public Line(int line, String sku, long wanted, long held) {
            this(line, sku, wanted, held, held);
        }
    }

    /**
     * The contents of an opened hold.
     *
     * @param transitDays transit days of the plan that its units were claimed by
     * @param costMinor cost of that plan in minor units
     */
    record Filled(long hold, List<Line> lines, int transitDays, long costMinor) {
        public Filled {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A hold's current state.
     *
     * @param endedAt null while it is held
     * @param order the order that got its units; null unless it is converted
     * @param units reserved units by node; empty once it has ended
     */
    record Hold(
            long id,
            CartKey cart,
            String fingerprint,
            State state,
            Instant madeAt,
            Instant expiresAt,
            Instant latestAt,
            @Nullable Instant endedAt,
            @Nullable Long order,
            int transitDays,
            long costMinor,
            List<Line> lines,
            List<ReservedUnits> units) {}

    /** A hold and its new end. */
    record Extension(long hold, Instant until) {}

    /** An order that names a hold; lines as ordered, kits as their parts. */
    record Claimant(long order, String channel, long hold, List<OrderedUnits> lines) {
        public Claimant {
            lines = List.copyOf(lines);
        }
    }

    /** Units that an order line wants. */
    record OrderedUnits(UnitLine line, String sku, long quantity) {}

    /** Outcome of {@link #convert} for one order. */
    sealed interface Outcome {

        long order();

        /**
         * The order has the hold's units now, at the same nodes. Units that it doesn't want went back; units that it
         * wants beyond the hold still need a node.
         *
         * @param units by line and node, at least one
         * @param givenBack units of the hold that the order has no line for
         */
        record Converted(
                long order, String hold, List<ReservedUnits> units, long givenBack, int transitDays, long costMinor)
                implements Outcome {}

        /** The order is served as if it named no hold. */
        record NotUsed(long order, String hold, Reason reason) implements Outcome {}
    }

    /** Reason that a hold could not be used. */
    enum Reason {
        UNKNOWN,
        EXPIRED,
        RELEASED,
        /** Another order took it. */
        TAKEN,
        /** Its nodes can't serve the order as it is; the order got the units and they went back at once. */
        NO_PLAN,
        /** It belongs to another channel, or contains nothing that the order asks for; the hold stays as it is. */
        OTHER_CART;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** Data of the events of a hold. */
    record Fact(String hold, String channel, String key, Instant expiresAt, List<Line> lines) {}

    /**
     * Opens holds, still without units, one for each key. Waits for a concurrent call with the same key.
     *
     * @return ids of the holds that it opened; the keys of the others are taken
     */
    List<Long> open(Tx tx, List<NewHold> holds);

    /** Stores the contents of holds that this transaction opened and reserved for. */
    void fill(Tx tx, List<Filled> holds);

    /** Holds by key, ended ones too; an unknown key is absent. */
    Map<CartKey, Hold> byKey(Tx tx, Collection<CartKey> keys);

    /** Holds by id; an unknown id is absent. */
    Map<Long, Hold> load(Tx tx, Collection<Long> ids);

    /**
     * Holds that have not ended, the first to expire first.
     *
     * @param sku only holds with units of it; empty: all holds
     */
    List<Hold> held(Tx tx, String sku, int most);

    /** Gives the units of holds back. @return the holds that were held until now */
    List<Long> release(Tx tx, Collection<Long> ids);

    /** Moves the ends of holds, not beyond {@link Hold#latestAt}. @return the holds that were extended */
    List<Long> extend(Tx tx, List<Extension> extensions);

    /**
     * Passes units of holds to orders without a gap: the same stock rows stay reserved, and only the owner changes. An
     * order's lines get units of their SKU, the lower line first. If two orders name the same hold, the first gets it.
     *
     * @return one outcome for each order, in order
     */
    List<Outcome> convert(Tx tx, List<Claimant> orders);

    /** The hold that each order took over, even if the hold is forgotten; other orders are absent. */
    Map<Long, Long> takenOver(Tx tx, Collection<Long> orders);

    /**
     * Ends holds that are past their end, the longest overdue first. Skips holds that are locked. @return the holds
     * that it ended
     */
    List<Long> expire(Tx tx, int most);

    /** Locks holds as {@link #expire(Tx, int)} would, without those of {@code except}. @return their ids */
    List<Long> due(Tx tx, int most, Collection<Long> except);

    /** Ends these holds, of which the transaction has or takes the locks, where they have not ended yet. */
    List<Long> expire(Tx tx, Collection<Long> holds);

    /** Forgets holds that ended before a time. @return number of holds */
    int forget(Tx tx, Instant endedBefore, int most);
}
