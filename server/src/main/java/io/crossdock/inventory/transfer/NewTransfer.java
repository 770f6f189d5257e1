package io.crossdock.inventory.transfer;

import java.time.Instant;
import java.util.List;

/**
 * A transfer to request.
 *
 * @param reference the caller's own reference; need not be unique here: who asks over HTTP gets one transfer for it
 * @param lines each line number once
 */
public record NewTransfer(String reference, String from, String to, Instant expectedAt, List<Line> lines) {

    public NewTransfer {
        lines = List.copyOf(lines);
    }

    /** Units of a SKU. */
    public record Line(int line, String sku, long units) {}
}
