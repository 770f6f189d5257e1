package io.crossdock.inventory.transfer;

import java.time.Instant;
import java.util.List;

/**
 * The shipment of a transfer.
 *
 * @param expectedAt expected time of arrival
 * @param lines shipped units, at most the requested ones; lines that are not named stay
 */
public record TransferShipment(long transfer, Instant expectedAt, List<TransferUnits> lines) {

    public TransferShipment {
        lines = List.copyOf(lines);
    }
}
