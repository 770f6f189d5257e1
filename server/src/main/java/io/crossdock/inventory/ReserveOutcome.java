package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;
import java.util.List;

/** Outcome of {@link Inventory#reserve} for one owner. */
public sealed interface ReserveOutcome {

    ReservationOwner owner();

    /** All claims are held. */
    record Reserved(ReservationOwner owner) implements ReserveOutcome {}

    /** Nothing is held. Names at least one claim that could not be granted. */
    record Short(ReservationOwner owner, List<ShortClaim> claims) implements ReserveOutcome {
        public Short {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A claim that could not be granted.
     *
     * @param available units that the node could promise at this owner's turn; zero or more
     */
    record ShortClaim(UnitLine line, String sku, String node, long available) {}
}
