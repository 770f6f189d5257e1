package io.crossdock.returns.internal;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.shared.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an order's lines may be sent back. Finds every violation at once. No I/O. */
final class ReturnRules {

    /** How long after the last parcel of an order its lines may be sent back. */
    static final Duration WINDOW = Duration.ofDays(60);

    /** A part of a kit has the number of its line beyond a multiple of this: {@code inventory.Kits.PART}. */
    private static final int PART = 10_000;

    static final int REASON_MAX = 500;
    static final int LINES_MAX = 500;

    private final Order order;
    private final List<Fulfillment> fulfillments;
    private final Map<Integer, Long> returnable = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** @param returns all of the order's returns so far */
    ReturnRules(Order order, List<Fulfillment> fulfillments, List<Return> returns) {
        this.order = order;
        this.fulfillments = fulfillments;
        order.lines().forEach(l -> returnable.put(l.line(), l.returnable()));
        returns.stream()
                .filter(r -> r.state() == Return.State.EXPECTED)
                .flatMap(r -> r.lines().stream())
                .forEach(l -> returnable.merge(l.line(), -l.quantity(), Long::sum));
    }

    /** Every violation; empty when the return may be made. */
    List<Violation> check(ReturnRequest request, Set<String> nodes, Instant at) {
        checkText(request, nodes);
        checkWindow(at);
        var lines = lines(request);
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            violate("/lines", "size", "1 to " + LINES_MAX + " lines, not " + lines.size());
        }
        var seen = new HashSet<Integer>();
        for (int i = 0; i < Math.min(lines.size(), LINES_MAX); i++) {
            checkLine("/lines/" + i, lines.get(i), seen);
        }
        return List.copyOf(violations);
    }

    private static List<ReturnRequest.@Nullable Line> lines(ReturnRequest request) {
        return request.lines() == null ? List.of() : request.lines();
    }

    private void checkText(ReturnRequest request, Set<String> nodes) {
        int length = request.reason() == null ? 0 : request.reason().strip().length();
        if (length < 1 || length > REASON_MAX) {
            violate("/reason", "length", "1 to " + REASON_MAX + " characters, not " + length);
        }
        if (request.node() != null && !nodes.contains(request.node())) {
            violate("/node", "unknown", "there is no node " + request.node());
        }
    }

    private void checkWindow(Instant at) {
        var last = fulfillments.stream()
                .filter(f -> f.state() == Fulfillment.State.DELIVERED)
                .map(Fulfillment::endedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        if (last.isPresent() && at.isAfter(last.get().plus(WINDOW))) {
            violate("", "window", "delivered on " + last.get() + ", more than " + WINDOW.toDays() + " days ago");
        }
    }

    private void checkLine(String pointer, ReturnRequest.@Nullable Line line, Set<Integer> seen) {
        if (line == null || line.line() == null) {
            violate(pointer + "/line", "required", "names a line of the order");
            return;
        }
        var left = returnable.get(line.line());
        if (left == null) {
            violate(pointer + "/line", "unknown", "the order has no line " + line.line());
        } else if (!seen.add(line.line())) {
            violate(pointer + "/line", "repeated", "line " + line.line() + " is named twice");
        } else if (line.quantity() == null || line.quantity() < 1 || line.quantity() > left) {
            violate(pointer + "/quantity", "range",
                    left < 1 ? "nothing of line " + line.line() + " can be returned" : "1 to " + left + ", not " + line.quantity());
        }
    }

    private void violate(String pointer, String code, String message) {
        violations.add(new Violation(pointer, code, message));
    }

    /** The return, of a request without violations. */
    NewReturn accept(ReturnId id, ReturnRequest request) {
        var lines = new ArrayList<NewReturn.Line>();
        for (var line : lines(request)) {
            int number = Objects.requireNonNull(Objects.requireNonNull(line).line());
            lines.add(new NewReturn.Line(number, sku(number), Objects.requireNonNull(line.quantity())));
        }
        var node = request.node() == null ? shippedBy(lines.getFirst().line()) : request.node();
        return new NewReturn(id, order.id().value(), node, Objects.requireNonNull(request.reason()).strip(), lines);
    }

    private String sku(int line) {
        return order.lines().stream().filter(l -> l.line() == line).map(OrderLine::sku).findFirst().orElseThrow();
    }

    private String shippedBy(int line) {
        return fulfillments.stream()
                .filter(f -> f.lines().stream().anyMatch(l -> l.line() % PART == line && l.shipped() > 0))
                .map(Fulfillment::node)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("line " + line + " was delivered by nobody"));
    }
}
