package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.Tx;
import io.crossdock.shared.Words;
import java.util.List;

/**
 * Asks the processes of orders for changes after the capture. {@code orchestration}, which knows the stages, implements
 * it; channels and people call it. A request that is taken has its effect later: the order's timeline shows it.
 */
public interface OrderRequests {

    /** What became of a request. */
    enum Answer {
        TAKEN,
        /** The order has ended. */
        ENDED,
        /** Every unit that it is about has left, or is canceled. */
        NOTHING_OPEN,
        /** The order's stage, or the version of its process, takes no such request. */
        NOT_TAKEN,
        /** The order does not wait for money. */
        NOT_WAITING,
        /** The money of the order is not with its channel. */
        NOT_COLLECTED,
        /** A line is a kit, whose parts are not canceled one by one. */
        KIT
    }

    /** Cancels what has not been shipped. Nodes that have the work are asked to stop. */
    Answer cancel(Tx tx, OrderId order, String reason);

    /**
     * Cancels units of lines, each line once. Units at a node are asked back first; those that leave nevertheless stay
     * sold, and a case says so.
     *
     * @param units at most the open ones; more is the same as all
     */
    Answer cancelLines(Tx tx, OrderId order, List<LineChange> units, String reason);

    /** Holds the order, because its buyer asks to cancel it, until a person decides. */
    Answer askCancel(Tx tx, OrderId order, String reason);

    /**
     * The money that the order waits for is there.
     *
     * @param evidence who says so, and the reference
     */
    Answer paid(Tx tx, OrderId order, String evidence);

    /**
     * The channel has paid back money of an order that it has; the same word counts once.
     *
     * @param amountMinor above zero
     * @param word unique among the words about the order
     * @param by {@code channel}, or {@code person}
     * @param evidence the message, or what the person names
     */
    Answer paidBack(Tx tx, OrderId order, long amountMinor, String word, String by, String evidence);

    /** Why units are canceled. */
    enum CancelCause {
        /** Somebody asked for it: the customer, a person for them, or the channel. */
        ASKED,
        /** They were ready at a store, and nobody came for them in time. */
        NOT_COLLECTED,
        /** They were ready at a store, which can't hand them over after all. */
        WITHDRAWN,
        /** They lack, and the customer does not wait for them. */
        NOT_AWAITED,
        /** The customer came to the store and did not take them. */
        DECLINED;

        /** Reads the text. @throws IllegalArgumentException for any other text */
        @JsonCreator
        public static CancelCause of(String text) {
            return Words.parse(CancelCause.class, text);
        }

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /**
     * Units of a line that somebody does not want any more.
     *
     * @param quantity whole base units of the SKU, above zero
     * @param reason in the words of the one who asked
     */
    record CancelRequest(long order, int line, long quantity, String reason, CancelCause cause) {

        /** The same request for some of the units. */
        public CancelRequest of(long units) {
            return new CancelRequest(order, line, units, reason, cause);
        }
    }
}
