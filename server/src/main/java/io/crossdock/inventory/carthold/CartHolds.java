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
 * Cart holds, in sets: units claimed for a short time, for a cart that may become an order. A hold's units are
 * reservations under the hold's id, made by {@link Inventory#reserve} in the transaction that {@link #open}s it, so
 * they count as reserved everywhere.
 *
 * <p>A hold ends once, as released, expired or converted, whoever comes first: every verb locks the holds that it
 * names, in key order and before any stock row, and looks at the state only then. A hold whose time is over can't be
 * extended or converted, also where {@link #expire} has not come by yet.
 */
public interface CartHolds {

    /** Elements that one call may hold. */
    int BATCH_MAX = 1_000;

    /** Facts on a hold's own log; data is {@link Fact}. */
    EventType<Fact> HELD = new EventType<>("cart-held", Fact.class);

    EventType<Fact> EXTENDED = new EventType<>("cart-hold-extended", Fact.class);
    EventType<Fact> RELEASED = new EventType<>("cart-hold-released", Fact.class);
    EventType<Fact> EXPIRED = new EventType<>("cart-hold-expired", Fact.class);

    /** Facts on the order's log; data is {@link Outcome}. */
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

    /** Units that went over to the order. */
    record TakenUnits(long order, @JsonUnwrapped UnitLine line, String sku, String node, long quantity) {}

    /** What became of a hold. In lower case in JSON and in the database. */
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

    /** Names a cart in its channel. */
    record CartKey(String channel, String key) {}

    /**
     * A hold to open.
     *
     * @param id new, as of {@link Tx#nextId}
     * @param fingerprint of what is asked, to tell another cart under the same key
     * @param latestAt end of what extensions may reach, at or after {@code expiresAt}
     */
    record NewHold(long id, CartKey cart, String fingerprint, Instant expiresAt, Instant latestAt) {}

    /**
     * A line of a cart.
     *
     * @param held claimed when the hold was made, at most {@code wanted}; of a kit whole ones, as {@code wanted} is
     * @param units base units that were claimed for it: of a kit those of its parts, else as many as {@code held}
     */
    record Line(int line, String sku, long wanted, long held, long units) {

        /** A line of a SKU that is no kit. */
        public Line(int line, String sku, long wanted, long held) {
            this(line, sku, wanted, held, held);
        }
    }

    /**
     * What an opened hold is made of.
     *
     * @param transitDays of the plan that its units were claimed by
     * @param costMinor of that plan
     */
    record Filled(long hold, List<Line> lines, int transitDays, long costMinor) {
        public Filled {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A hold as it stands.
     *
     * @param endedAt null while it is held
     * @param order that its units went to; null unless it is converted
     * @param units where they are reserved; none once it has ended
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

    /** A hold that should live until then. */
    record Extension(long hold, Instant until) {}

    /** An order that brings a hold along; lines as ordered, kits as their parts. */
    record Claimant(long order, String channel, long hold, List<Wish> lines) {
        public Claimant {
            lines = List.copyOf(lines);
        }
    }

    /** Units that an order line wants. */
    record Wish(UnitLine line, String sku, long quantity) {}

    /** What an order got of the hold that it brought along. */
    sealed interface Outcome {

        long order();

        /**
         * Its units are the order's now, at the same nodes. What the order doesn't want of them was given back; what it
         * wants beyond them is still to be found.
         *
         * @param units by line and node, at least one
         * @param givenBack units of the hold that the order has no line for
         */
        record Converted(
                long order, String hold, List<ReservedUnits> units, long givenBack, int transitDays, long costMinor)
                implements Outcome {}

        /** The order has to be served as if it had brought none. */
        record NotUsed(long order, String hold, Reason reason) implements Outcome {}
    }

    /** Why a hold could not be used. */
    enum Reason {
        UNKNOWN,
        EXPIRED,
        RELEASED,
        /** Another order has it. */
        TAKEN,
        /** Its nodes can't serve the order as it is: its units were the order's and went back at once. */
        NO_PLAN,
        /** It is of another channel, or has nothing that the order asks for: it is left alone. */
        OTHER_CART;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** Data of the facts about a hold. */
    record Fact(String hold, String channel, String key, Instant expiresAt, List<Line> lines) {}

    /**
     * Makes holds without units yet, one per key: a call that is under way for the same key is waited for.
     *
     * @return ids of those that were made; for the others the key is taken
     */
    List<Long> open(Tx tx, List<NewHold> holds);

    /** Says what holds are made of that this transaction opened and reserved for. */
    void fill(Tx tx, List<Filled> holds);

    /** Per key its hold, ended ones too; an unknown key is absent. */
    Map<CartKey, Hold> byKey(Tx tx, Collection<CartKey> keys);

    /** By id; an unknown one is absent. */
    Map<Long, Hold> load(Tx tx, Collection<Long> ids);

    /**
     * Holds that have not ended, the first to expire first.
     *
     * @param sku empty: of any
     */
    List<Hold> held(Tx tx, String sku, int most);

    /** Gives the units of holds back. @return those that were held until now */
    List<Long> release(Tx tx, Collection<Long> ids);

    /** Moves ends, not beyond {@link Hold#latestAt}. @return those that were held until now */
    List<Long> extend(Tx tx, List<Extension> extensions);

    /**
     * Passes units of holds to orders without a gap: the same stock rows stay reserved, only the owner changes. An
     * order's lines get units of their SKU, the lower line first. Of two that bring the same hold the first gets it.
     *
     * @return one per claimant, in order
     */
    List<Outcome> convert(Tx tx, List<Claimant> orders);

    /**
     * By order the hold that it took over, also where the hold is forgotten; an order that took over none is absent.
     */
    Map<Long, Long> takenOver(Tx tx, Collection<Long> orders);

    /**
     * Ends holds whose time is over, the longest overdue first. Those that somebody works on are left for the next
     * time. @return which
     */
    List<Long> expire(Tx tx, int most);

    /** Forgets holds that ended before then. @return how many */
    int forget(Tx tx, Instant endedBefore, int most);
}
