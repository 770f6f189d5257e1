package io.crossdock.inventory.transfer;

import io.crossdock.inventory.ReserveOutcome;
import java.util.List;

/** Outcome of a command on one transfer. */
public sealed interface TransferOutcome {

    /** The command took effect. @param now the transfer after it */
    record Done(Transfer now) implements TransferOutcome {}

    /**
     * Goods were booked, but more arrived than was shipped. @param excess units of this line above the shipped ones in
     * this receipt
     */
    record TooMany(Transfer now, int line, long excess) implements TransferOutcome {}

    /** The source has too few units outside ring fences; no transfer was created. */
    record Short(List<ReserveOutcome.ShortClaim> claims) implements TransferOutcome {
        public Short {
            claims = List.copyOf(claims);
        }
    }

    /** The transfer's state forbids the command; nothing changed. */
    record Impossible(long transfer, String why) implements TransferOutcome {}

    /** There is no such transfer. */
    record Unknown(long transfer) implements TransferOutcome {}
}
