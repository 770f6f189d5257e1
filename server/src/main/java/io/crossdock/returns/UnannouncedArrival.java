package io.crossdock.returns;

import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node's report of goods that came back without the number of a return.
 *
 * @param notice the report's own id, or else its text, by which repetitions are known
 * @param node the node where the goods are
 * @param fulfillment the work by which they had left, as the node knows it; null where it does not say
 * @param order the order, such as {@code O12}; empty likewise
 * @param tracking number of the parcel that came back, or of the one that they had left in; empty likewise
 */
public record UnannouncedArrival(
        String notice,
        String node,
        @Nullable FulfillmentId fulfillment,
        String order,
        String tracking,
        List<Line> lines) {

    public UnannouncedArrival {
        lines = List.copyOf(lines);
    }

    /** For people: {@code 2 sellable and 1 damaged of mug}. */
    public String words() {
        return lines.stream()
                .map(l -> l.sellable() + " sellable and " + l.damaged() + " damaged of " + l.name())
                .collect(Collectors.joining(", "));
    }

    /**
     * Base units that came back, by disposition.
     *
     * @param line the line of the work; null where the node names the SKU
     * @param sku empty where the node names the line
     */
    public record Line(@Nullable UnitLine line, String sku, long sellable, long damaged) {

        public long units() {
            return sellable + damaged;
        }

        private String name() {
            return line == null ? sku : "line " + line.line();
        }
    }
}
