package io.crossdock.channels.update;

import io.crossdock.orders.NewLine;
import io.crossdock.orders.OrderLine;
import io.crossdock.shared.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prices units that a channel has sold beside those that were ordered, by the line that it has of them now. Pure. */
final class AddedLine {

    private AddedLine() {}

    /**
     * A line of these units, with what the channel's line has of discount and tax beside our lines of it; empty where
     * its price is not said, or less than what we have.
     *
     * @param units at most those that the channel counts as still to be sent
     * @param ours what is here of the line
     */
    static Optional<NewLine> of(
            @Nullable ObjectNode order, ChannelStatement.Line said, long units, int number, CountedLines ours) {
        return order == null
                ? Optional.empty()
                : order.path("lines")
                        .valueStream()
                        .filter(line -> line.path("reference").asString("").equals(said.reference()))
                        .filter(line -> line.path("quantity").asLong(0) == said.open())
                        .filter(line -> line.path("type").asString("goods").equals("goods"))
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
                                line.path("discountMinor").asLong(0) - ours.share(OrderLine::discountMinor),
                                line.path("taxMinor").asLong(0) - ours.share(OrderLine::taxMinor),
                                line.path("allowSubstitutes").isBoolean()
                                        ? line.path("allowSubstitutes").asBoolean()
                                        : null,
                                null))
                        .filter(line -> line.discountMinor() >= 0 && line.taxMinor() >= 0 && line.totalMinor() >= 0);
    }
}
