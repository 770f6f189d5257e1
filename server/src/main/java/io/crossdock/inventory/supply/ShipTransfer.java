package io.crossdock.inventory.supply;

import java.time.Instant;
import java.util.List;

/**
 * A transfer left its source.
 *
 * @param expectedAt when it should arrive
 * @param lines what left, at most what was requested; a line that is not named stayed
 */
public record ShipTransfer(long transfer, Instant expectedAt, List<TransferUnits> lines) {

    public ShipTransfer {
        lines = List.copyOf(lines);
    }
}
