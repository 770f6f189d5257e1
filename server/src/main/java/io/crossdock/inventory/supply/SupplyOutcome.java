package io.crossdock.inventory.supply;

import io.crossdock.inventory.Goods;

/** How a command about one line of supply ended. */
public sealed interface SupplyOutcome {

    /** It took effect; this is the line now. */
    record Done(Inbound now) implements SupplyOutcome {}

    /** Goods were booked, and more came than was ordered: {@code excess} units too many altogether. */
    record TooMany(Inbound now, long excess) implements SupplyOutcome {}

    /** A newer message was known already; nothing changed. */
    record Late(Inbound now) implements SupplyOutcome {}

    /** It can't be done to the line as it is, for instance because it is closed; nothing changed. */
    record Impossible(Inbound now, String why) implements SupplyOutcome {}

    /** Nobody announced such a line; nothing changed. */
    record Unknown(InboundLine at) implements SupplyOutcome {}
}
