package io.crossdock.inventory;

import java.util.List;

/** How {@link Inventory#reserve} ended for one order. */
public sealed interface ReserveOutcome {

    long order();

    /** All claims are held. */
    record Reserved(long order) implements ReserveOutcome {}

    /** Nothing is held. Names the claims that could not be granted, one at least. */
    record Short(long order, List<ShortClaim> claims) implements ReserveOutcome {
        public Short {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A claim that could not be granted.
     *
     * @param available units that the node could have promised when it was this order's turn; zero or more
     */
    record ShortClaim(int line, String sku, String node, long available) {}
}
