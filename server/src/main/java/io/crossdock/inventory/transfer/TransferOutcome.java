package io.crossdock.inventory.transfer;

import io.crossdock.inventory.ReserveOutcome;
import java.util.List;

/** How a command about one transfer ended. */
public sealed interface TransferOutcome {

    /** It took effect; this is the transfer now. */
    record Done(Transfer now) implements TransferOutcome {}

    /**
     * Goods were booked, and more came than was shipped: {@code excess} units of this line too many in this receipt.
     */
    record TooMany(Transfer now, int line, long excess) implements TransferOutcome {}

    /** The source has too few units that anybody may have; nothing was made. */
    record Short(List<ReserveOutcome.ShortClaim> claims) implements TransferOutcome {
        public Short {
            claims = List.copyOf(claims);
        }
    }

    /** It can't be done to the transfer as it is; nothing changed. */
    record Impossible(long transfer, String why) implements TransferOutcome {}

    /** There is no such transfer. */
    record Unknown(long transfer) implements TransferOutcome {}
}
