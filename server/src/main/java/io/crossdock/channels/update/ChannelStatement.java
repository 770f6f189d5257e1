package io.crossdock.channels.update;

import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one message of a channel says about one order. A mapping makes it; a bare canonical order says only that there
 * is this order.
 *
 * @param reference the channel's id of the order; empty where the message names none
 * @param order the canonical order, of the units that are still to be sent; null where there is nothing to send
 * @param ignore why it makes no order; empty where it makes one
 * @param updatedAt when the channel changed the order last; null where it does not say
 * @param wish what the channel wants of it
 * @param counts units and amounts as the channel counts them
 * @param pickupAt names of the place where the customer collects it, the best first; empty where it is sent
 */
public record ChannelStatement(
        String reference,
        @Nullable ObjectNode order,
        String ignore,
        @Nullable Instant updatedAt,
        ChannelWish wish,
        Counts counts,
        List<String> pickupAt) {

    private static final int REASON_MAX = 500;
    private static final int PLACES_MAX = 10;
    private static final int UNCOUNTED_MAX = 50;

    /**
     * Units of a line.
     *
     * @param reference the channel's id of the line
     * @param wanted units that are bought and were not taken back
     * @param open units of these that the channel does not know as fulfilled
     */
    public record Line(String reference, long wanted, long open) {}

    /**
     * What the channel counts.
     *
     * @param lines units by line; empty where it does not count
     * @param refundedMinor what it has paid back of the order in all, or given up, in minor units
     * @param outstandingMinor what it has yet to collect of the order, in minor units
     * @param uncounted sentences about what it says and nobody can count, such as money in another currency
     */
    public record Counts(List<Line> lines, long refundedMinor, long outstandingMinor, List<String> uncounted) {}

    List<Line> lines() {
        return counts.lines;
    }

    long refundedMinor() {
        return counts.refundedMinor;
    }

    /** A statement, or what is wrong with it. */
    public record Result(@Nullable ChannelStatement statement, List<Violation> violations) {}

    /** Reads what a mapping made. The canonical order in it is read by the caller. */
    public static Result read(JsonNode made) {
        if (made.has("channel") || !made.isObject()) {
            var order = made.isObject() ? (ObjectNode) made : null;
            return order == null
                    ? new Result(null, RequestReader.body(made).violations())
                    : new Result(bare(order), List.of());
        }
        var f = RequestReader.body(made);
        var statement = new ChannelStatement(
                Objects.requireNonNullElse(f.optionalText("reference", Limits.CODE_CHARACTERS_MAX), ""),
                made.get("order") instanceof ObjectNode order ? order : null,
                Objects.requireNonNullElse(f.optionalText("ignore", REASON_MAX), ""),
                f.optionalTime("updatedAt"),
                new ChannelWish(
                        f.optionalText("canceled", REASON_MAX),
                        f.optionalText("cancelAsked", REASON_MAX),
                        paid(f, made)),
                new Counts(
                        f.optionalList("lines", Limits.LINES_MAX).stream()
                                .map(ChannelStatement::line)
                                .toList(),
                        f.optionalWhole("refundedMinor", 0, Limits.AMOUNT_MINOR_MAX, 0),
                        f.optionalWhole("outstandingMinor", 0, Limits.AMOUNT_MINOR_MAX, 0),
                        f.optionalTexts("uncounted", UNCOUNTED_MAX, REASON_MAX)),
                f.optionalTexts("pickupAt", PLACES_MAX, Limits.NAME_CHARACTERS_MAX));
        f.has("order");
        f.refuseUnknown();
        return f.violations().isEmpty() ? new Result(statement, List.of()) : new Result(null, f.violations());
    }

    private static ChannelStatement bare(ObjectNode order) {
        return new ChannelStatement(
                order.path("reference").asString("").strip(),
                order,
                "",
                null,
                new ChannelWish(null, null, received(order)),
                new Counts(List.of(), 0, 0, List.of()),
                List.of());
    }

    /** An order whose payment the mapping does not call pending is paid. */
    private static boolean paid(RequestReader f, JsonNode made) {
        var said = f.optionalFlag("paid");
        return said == null ? received(made.path("order")) : said;
    }

    private static boolean received(JsonNode order) {
        return !order.at("/payment/state").asString("").equals("pending");
    }

    private static Line line(RequestReader f) {
        var line = new Line(
                f.verbatim("reference", Limits.CODE_CHARACTERS_MAX),
                f.whole("wanted", 0, Limits.LINE_UNITS_MAX),
                f.whole("open", 0, Limits.LINE_UNITS_MAX));
        f.refuseUnknown();
        return line;
    }

    /** The line with this reference. */
    public Optional<Line> line(@Nullable String wanted) {
        return lines().stream().filter(line -> line.reference().equals(wanted)).findFirst();
    }

    List<String> uncounted() {
        return counts.uncounted;
    }

    /** Whether the channel has all the money of the order as it says that it is. */
    boolean collected() {
        return wish.paid() && counts.outstandingMinor == 0;
    }

    /** Whether it counts the same: units of all lines, and money paid back. */
    boolean countsAs(ChannelStatement other) {
        return counts.equals(other.counts);
    }
}
