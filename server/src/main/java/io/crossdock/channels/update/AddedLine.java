package io.crossdock.channels.update;

import io.crossdock.orders.NewLine;
import io.crossdock.shared.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prices units that a channel has sold beside those that were ordered, by the line that it has of them now. Pure. */
final class AddedLine {

    private AddedLine() {}

    /**
     * A line of these units, with their share of the discount and tax of the channel's line; empty where its price is
     * not said.
     *
     * @param units at most those that the channel counts as still to be sent
     */
    static Optional<NewLine> of(@Nullable ObjectNode order, ChannelStatement.Line said, long units, int number) {
        return order == null
                ? Optional.empty()
                : order.path("lines")
                        .valueStream()
                        .filter(line -> line.path("reference").asString("").equals(said.reference()))
                        .filter(line -> line.path("quantity").asLong(0) == said.open())
                        .filter(line -> line.path("unitPriceMinor").isNumber()
                                && !line.path("sku").asString("").isEmpty()
                                && number <= Limits.LINES_MAX)
                        .findFirst()
                        .map(line -> new NewLine(
                                number,
                                said.reference(),
                                line.path("sku").asString(),
                                line.path("title").asString(line.path("sku").asString()),
                                units,
                                line.path("unitPriceMinor").asLong(),
                                share(line, "discountMinor", units),
                                share(line, "taxMinor", units),
                                line.path("allowSubstitutes").isBoolean()
                                        ? line.path("allowSubstitutes").asBoolean()
                                        : null));
    }

    /** What the units before these do not take. */
    private static long share(JsonNode line, String field, long units) {
        long all = line.path("quantity").asLong(1);
        long minor = line.path(field).asLong(0);
        return minor - Math.floorDiv(minor * (all - units), all);
    }
}
