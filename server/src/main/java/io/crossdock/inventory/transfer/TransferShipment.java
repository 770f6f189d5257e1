package io.crossdock.inventory.transfer;

import java.time.Instant;
import java.util.List;

/**
 * A transfer left its source.
 *
 * @param expectedAt when it should arrive
 * @param lines what left, at most what was requested; a line that is not named stayed
 */
public record TransferShipment(long transfer, Instant expectedAt, List<TransferUnits> lines) {

    public TransferShipment {
        lines = List.copyOf(lines);
    }
}
