package io.crossdock.orders;

import io.crossdock.engine.FactKey;

/** Facts of an order's process that Java sets. The documents declare them; their conditions may ask for them. */
public final class OrderFacts {

    public static final FactKey<String> CHANNEL = FactKey.text("channel");
    public static final FactKey<Long> TOTAL_MINOR = FactKey.number("totalMinor");
    public static final FactKey<String> CURRENCY = FactKey.text("currency");
    public static final FactKey<Long> LINES = FactKey.number("lines");

    /** The channel already has the money. */
    public static final FactKey<Boolean> COLLECTED = FactKey.flag("collected");

    /** The order is worth nothing tomorrow: it does not wait for goods. */
    public static final FactKey<Boolean> SAME_DAY = FactKey.flag("sameDay");

    /** The customer asked to stop after the release: units that nodes give back are not sent again. */
    public static final FactKey<Boolean> RECALLED = FactKey.flag("recalled");

    /** A node gave work back; the order is not sourced from that node again. */
    public static final FactKey<Boolean> GIVEN_BACK = FactKey.flag("givenBack");

    /** The case {@code paid-not-allocated} was raised for the order. */
    public static final FactKey<Boolean> PAID_NOT_ALLOCATED = FactKey.flag("paidNotAllocated");

    /** The order waited for supply and may have claims on it. */
    public static final FactKey<Boolean> WAITED = FactKey.flag("waited");

    /** Why a short order may not have units that are available; empty if none are available. */
    public static final FactKey<String> KEPT_BACK = FactKey.text("keptBack");

    /** The order has kits and was released: some of their parts may be on the way when it is canceled. */
    public static final FactKey<Boolean> KITS = FactKey.flag("kits");

    /** The channel has the order and not the money: it waits before it is released. */
    public static final FactKey<Boolean> UNPAID = FactKey.flag("unpaid");

    /** The buyer asks to cancel, and nobody has decided yet. */
    public static final FactKey<Boolean> CANCEL_ASKED = FactKey.flag("cancelAsked");

    /** Nodes were asked to stop until somebody decides whether the order is canceled. */
    public static final FactKey<Boolean> PAUSED = FactKey.flag("paused");

    /** Units that had left when somebody asked to cancel. */
    public static final FactKey<Long> SHIPPED_BEFORE = FactKey.number("shippedBefore");

    /** The case {@code cancel-too-late} was raised for the order. */
    public static final FactKey<Boolean> CANCELED_TOO_LATE = FactKey.flag("canceledTooLate");

    /** The decision table {@code hold} was asked about the order. */
    public static final FactKey<Boolean> HOLDS_ASKED = FactKey.flag("holdsAsked");

    /** It is charged before its release, and not as its goods leave. */
    public static final FactKey<Boolean> CHARGED_AT_ORDER = FactKey.flag("chargedAtOrder");

    /** Goods left, and none of them are with their customer: they were lost, or came back. */
    public static final FactKey<Boolean> UNDELIVERED = FactKey.flag("undelivered");

    /** It has no goods: its services, fees and donations are due once it is charged. */
    public static final FactKey<Boolean> SERVICES_ONLY = FactKey.flag("servicesOnly");

    private OrderFacts() {}
}
