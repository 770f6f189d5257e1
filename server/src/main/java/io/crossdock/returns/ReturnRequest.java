package io.crossdock.returns;

import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request to send goods back.
 *
 * @param node the node to send to; null for the node that shipped the first line
 * @param lines what comes back
 */
public record ReturnRequest(
        @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason,
        @Nullable String node,
        @ListSize(max = Limits.LINES_MAX) List<Line> lines) {

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
    public record Line(
            @NumberRange(min = 1, max = Limits.LINES_MAX) int line,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity,

            @Nullable String sku) {}
}
