package io.crossdock.channels.update;

import io.crossdock.orders.LineChange;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Our lines that are one line of the channel: the first one, and those by which its quantity was raised since. Pure.
 *
 * @param asked units of the order that somebody asked to cancel, and that are not canceled: the channel may only repeat
 *     it
 */
record CountedLines(long order, List<OrderLine> lines, List<CancelRequest> asked) {

    static CountedLines of(Order order, String reference, List<CancelRequest> asked) {
        return new CountedLines(
                order.id().value(),
                order.everyLine().stream()
                        .filter(line -> reference.equals(line.reference()))
                        .toList(),
                asked);
    }

    boolean none() {
        return lines.isEmpty();
    }

    int number() {
        return lines.getFirst().line();
    }

    String sku() {
        return lines.getFirst().sku();
    }

    /** Units that are still to be sent, and that nobody asked to cancel. */
    long staying() {
        return lines.stream().mapToLong(this::staying).sum();
    }

    private long staying(OrderLine line) {
        return line.open() - going(line);
    }

    private long going(OrderLine line) {
        return asked.stream()
                .filter(request -> request.line() == line.line())
                .mapToLong(CancelRequest::quantity)
                .sum();
    }

    /** Units that are canceled, or about to be, or that came back, or are lost. */
    long gone() {
        return lines.stream()
                .mapToLong(line -> line.canceled() + going(line) + line.returned() + line.lost())
                .sum();
    }

    /** What the units that stay have of an amount of their lines. */
    long share(ToLongFunction<OrderLine> minor) {
        return lines.stream()
                .mapToLong(line -> Math.floorDiv(minor.applyAsLong(line) * staying(line), line.ordered()))
                .sum();
    }

    /** These many of the units that stay, of the lines that came last. */
    List<LineChange> last(long units) {
        var changes = new ArrayList<LineChange>();
        long left = units;
        for (var line : lines.reversed()) {
            long some = Math.min(left, staying(line));
            if (some > 0) {
                changes.add(new LineChange(order, line.line(), some));
                left -= some;
            }
        }
        return changes;
    }
}
