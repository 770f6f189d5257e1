package io.crossdock.inventory.supply;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data of {@link Supplies#SUPPLY_CHANGED}: lines as they were and as they are. */
public record SupplyChanged(List<Line> lines) {

    /**
     * A line whose date or quantity changed.
     *
     * @param wasOpen units that were still to come before; zero for a new line
     * @param open units that are still to come
     * @param wasExpectedAt null for a new line
     * @param arrived units that came to on hand with this change
     * @param broken promised units that the line can't keep any more: some of them arrived, or nothing comes
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
