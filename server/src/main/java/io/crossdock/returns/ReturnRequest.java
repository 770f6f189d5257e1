package io.crossdock.returns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to send back, as asked.
 *
 * @param node where to; null: the node that shipped the first line
 */
public record ReturnRequest(
        @Nullable String reason,
        @Nullable String node,
        @Nullable List<@Nullable Line> lines) {

    /**
     * Base units of an order line.
     *
     * @param line the order's, also where it was sent as something else
     * @param sku what comes back, where the line was sent as more than one SKU; null: what it was sent as
     */
    @Schema(name = "ReturnRequestLine")
    public record Line(
            @Nullable Integer line,
            @Nullable Long quantity,
            @Nullable String sku) {}
}
