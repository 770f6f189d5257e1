package io.crossdock.inventory.supply;

/** Outcome of a command on one supply line. */
public sealed interface SupplyOutcome {

    /** The command took effect. @param now the line after it */
    record Done(SupplyLine now) implements SupplyOutcome {}

    /** Goods were booked, but more arrived than was ordered. @param excess units above the ordered ones in total */
    record TooMany(SupplyLine now, long excess) implements SupplyOutcome {}

    /** A newer message was known; nothing changed. */
    record Late(SupplyLine now) implements SupplyOutcome {}

    /** The line's state forbids the command, for instance because it is closed; nothing changed. */
    record Impossible(SupplyLine now, String why) implements SupplyOutcome {}

    /** No such line was announced; nothing changed. */
    record Unknown(SupplyLineRef at) implements SupplyOutcome {}
}
