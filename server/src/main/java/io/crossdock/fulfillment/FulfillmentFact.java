package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.UnitLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of every fact about a fulfillment: the change, with its lines.
 *
 * @param order the order, {@code O12}
 * @param carrier null where nothing has shipped; {@code tracking} likewise
 * @param way {@code pickup} where the customer collects it; null where a carrier brings it
 */
public record FulfillmentFact(
        String fulfillment,
        String order,
        String node,
        List<Line> lines,
        @Nullable String carrier,
        @Nullable String tracking,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String way) {

    public FulfillmentFact {
        lines = List.copyOf(lines);
    }

    /** Whether the customer collects it at its node. */
    public boolean pickup() {
        return way != null;
    }

    /** Base units that changed. */
    public record Line(@JsonUnwrapped UnitLine line, String sku, long quantity) {}
}
