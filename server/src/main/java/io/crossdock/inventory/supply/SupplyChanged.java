package io.crossdock.inventory.supply;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data of {@link Supplies#SUPPLY_CHANGED}: lines before and after. */
public record SupplyChanged(List<Line> lines) {

    /**
     * A line whose date or quantity changed.
     *
     * @param wasOpen units to come before; zero for a new line
     * @param open units to come now
     * @param wasExpectedAt null for a new line
     * @param arrived units that went on hand with this change
     * @param broken promised units that the line can't serve any more, whether they arrived or will not come
     */
    public record Line(
            long inbound,
            String reference,
            int line,
            String sku,
            String node,
            long wasOpen,
            long open,
            @Nullable Instant wasExpectedAt,
            Instant expectedAt,
            long arrived,
            long broken) {}
}
