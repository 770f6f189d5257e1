package io.crossdock.inventory.supply;

/** How a command about one line of supply ended. */
public sealed interface SupplyOutcome {

    /** It took effect; this is the line now. */
    record Done(SupplyLine now) implements SupplyOutcome {}

    /** Goods were booked, and more came than was ordered: {@code excess} units too many altogether. */
    record TooMany(SupplyLine now, long excess) implements SupplyOutcome {}

    /** A newer message was known already; nothing changed. */
    record Late(SupplyLine now) implements SupplyOutcome {}

    /** It can't be done to the line as it is, for instance because it is closed; nothing changed. */
    record Impossible(SupplyLine now, String why) implements SupplyOutcome {}

    /** Nobody announced such a line; nothing changed. */
    record Unknown(SupplyLineRef at) implements SupplyOutcome {}
}
