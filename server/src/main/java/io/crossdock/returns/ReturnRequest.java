package io.crossdock.returns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request to send goods back.
 *
 * @param node the node to send to; null for the node that shipped the first line
 * @param lines what comes back
 */
public record ReturnRequest(String reason, @Nullable String node, List<Line> lines) {

    public ReturnRequest {
        lines = List.copyOf(lines);
    }

    /**
     * Base units of an order line.
     *
     * @param line number of the order line, also where a substitute was sent for it
     * @param sku the SKU that comes back; null where the line was sent as a single SKU
     */
    @Schema(name = "ReturnRequestLine")
    public record Line(int line, long quantity, @Nullable String sku) {}
}
