package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** Reason why a node does not serve an order, or why an order can't be served. */
public enum RejectionReason {
    /** Holds too little. */
    NO_STOCK("no stock"),
    /** Gave work of this order back. */
    GAVE_BACK("gave work of this order back"),
    /** The order names its nodes, and this is not one of them. */
    NOT_NAMED("the order is for other nodes"),
    /** The policy keeps the order away from it. */
    AVOIDED("the policy avoids it"),
    /** Does not serve the channel. */
    CHANNEL("does not serve the channel"),
    /** No service that could carry the order leaves there. */
    CLOSED("no service leaves there"),
    /** Must not send goods with a trait of the order. */
    TRAIT("must not send such goods"),
    /** Has no capacity left. */
    FULL("has no capacity left"),
    /** Would cost more than can be calculated; its prices or the order's quantities are wrong. */
    COST_MAX("would cost more than can be calculated"),
    /** A plan would need more nodes than may serve the order. */
    NODES_MAX("needs more nodes than may serve it"),
    /** No node can send all of it. */
    SHIP_COMPLETE("no node can send all of it"),
    /** Could serve, but costs more because its goods arrive late. */
    LATE("arrives too late for the price"),
    /** Could serve, at a higher cost. */
    DEARER("costs more");

    private final String words;

    RejectionReason(String words) {
        this.words = words;
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }

    /** A phrase for people. */
    public String words() {
        return words;
    }
}
