package io.crossdock.returns.internal;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.policy.DecisionTables.Decided;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Checks whether an order's lines may be sent back, and finds every violation at once. No I/O. */
final class ReturnRules {

    private final Order order;
    private final List<Fulfillment> fulfillments;
    /** Units that may be returned, of ordered lines and of their substitutes. */
    private final Map<UnitLine, Long> returnable = new HashMap<>();

    private final Map<UnitLine, String> skus = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** How long goods may be sent back. */
    private final Decided window;

    /** @param returns all returns of the order so far */
    ReturnRules(Order order, List<Fulfillment> fulfillments, List<Return> returns, Decided window) {
        this.window = window;
        this.order = order;
        this.fulfillments = fulfillments;
        order.lines().forEach(l -> {
            returnable.put(UnitLine.ordered(l.line()), l.returnable());
            skus.put(UnitLine.ordered(l.line()), l.sku());
        });
        substitutes();
        for (var r : returns) {
            r.lines().forEach(l -> back(r.state(), l));
        }
    }

    /** Moves units that were delivered as a substitute from the ordered line to the substitute. */
    private void substitutes() {
        for (var f : fulfillments) {
            for (var l : f.lines()) {
                if (l.line().substitute() && f.state() == Fulfillment.State.DELIVERED && l.shipped() > 0) {
                    returnable.merge(l.line(), l.shipped(), Long::sum);
                    returnable.merge(l.line().original(), -l.shipped(), Long::sum);
                    skus.put(l.line(), l.sku());
                }
            }
        }
    }

    /**
     * Subtracts an earlier return. The order's line already counts received units of both; a substitute's units are
     * known from its returns alone.
     */
    private void back(Return.State state, Return.Line line) {
        switch (state) {
            case EXPECTED -> returnable.merge(line.line(), -line.quantity(), Long::sum);
            case RECEIVED, CLOSED -> {
                if (line.line().substitute()) {
                    returnable.merge(line.line(), -line.received(), Long::sum);
                    returnable.merge(line.line().original(), line.received(), Long::sum);
                }
            }
            case EXPIRED -> {}
        }
    }

    /** How long goods may be sent back, as the table says. */
    Decided window() {
        return window;
    }

    /** Every violation; empty when the return may be made. */
    List<Violation> check(ReturnRequest request, Set<String> nodes, Instant at) {
        checkNode(request, nodes);
        checkWindow(at);
        var seen = new HashSet<UnitLine>();
        for (int i = 0; i < request.lines().size(); i++) {
            checkLine("/lines/" + i, request.lines().get(i), seen);
        }
        return List.copyOf(violations);
    }

    private void checkNode(ReturnRequest request, Set<String> nodes) {
        if (request.node() != null && !nodes.contains(request.node())) {
            violate("/node", ViolationCode.UNKNOWN_NODE, "there is no node " + request.node());
        }
    }

    private void checkWindow(Instant at) {
        long days = ReturnWindow.days(window);
        var last = fulfillments.stream()
                .filter(f -> f.state() == Fulfillment.State.DELIVERED)
                .map(Fulfillment::endedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        if (last.isPresent() && at.isAfter(last.get().plus(Duration.ofDays(days)))) {
            violate(
                    "",
                    ViolationCode.WINDOW,
                    "delivered on " + last.get() + ", more than " + days + " days ago ("
                            + window.ruling().name() + ")");
        }
    }

    private void checkLine(String pointer, ReturnRequest.Line line, Set<UnitLine> seen) {
        if (order.services().stream().anyMatch(l -> l.line() == line.line())) {
            violate(
                    pointer + "/line",
                    ViolationCode.NOT_ALLOWED,
                    "line " + line.line() + " is no goods: it is credited with its goods, or by a lower price");
            return;
        }
        if (!skus.containsKey(UnitLine.ordered(line.line()))) {
            violate(pointer + "/line", ViolationCode.UNKNOWN_LINE, "the order has no line " + line.line());
            return;
        }
        if (order.part(order.groupOf(line.line())).fulfillment().kind().equals(DeliveryMethod.DIGITAL)) {
            violate(
                    pointer + "/line",
                    ViolationCode.NOT_ALLOWED,
                    "line " + line.line() + " was delivered digitally and can't be sent back: to give its money back,"
                            + " lower its price by POST /v1/orders/" + order.id() + "/changes");
            return;
        }
        var meant = meant(line);
        if (meant.isEmpty() || line.sku() != null && replaced(meant.getFirst())) {
            violate(
                    pointer + "/sku",
                    ViolationCode.NOT_SHIPPED,
                    "line " + line.line() + " was not sent as " + line.sku());
        } else if (meant.size() > 1) {
            violate(
                    pointer + "/sku",
                    ViolationCode.REQUIRED,
                    "line " + line.line() + " was sent as "
                            + meant.stream().map(skus::get).toList());
        } else {
            checkUnits(pointer, line, meant.getFirst(), seen);
        }
    }

    /** Whether all units that left were sent as a substitute, so that none was sent as this SKU. */
    private boolean replaced(UnitLine units) {
        return !sent(units) && !units.substitute() && sent(UnitLine.substitute(units.line()));
    }

    private boolean sent(UnitLine units) {
        return fulfillments.stream()
                .anyMatch(f -> f.lines().stream().anyMatch(l -> l.line().whole().equals(units) && l.shipped() > 0));
    }

    /**
     * Unit lines that a request may mean: the ordered one or its substitute; both where the request names no SKU and
     * both were sent.
     */
    private List<UnitLine> meant(ReturnRequest.Line line) {
        int number = line.line();
        var known = Stream.of(UnitLine.ordered(number), UnitLine.substitute(number))
                .filter(skus::containsKey)
                .filter(units -> line.sku() == null || line.sku().equals(skus.get(units)))
                .toList();
        var having = known.stream()
                .filter(units -> returnable.getOrDefault(units, 0L) > 0)
                .toList();
        return having.isEmpty() ? known.stream().limit(1).toList() : having;
    }

    private void checkUnits(String pointer, ReturnRequest.Line line, UnitLine units, Set<UnitLine> seen) {
        long left = returnable.getOrDefault(units, 0L);
        if (!seen.add(units)) {
            violate(pointer + "/line", ViolationCode.DUPLICATE, "line " + line.line() + " is named twice");
        } else if (line.quantity() < 1 || line.quantity() > left) {
            violate(
                    pointer + "/quantity",
                    ViolationCode.OUT_OF_RANGE,
                    left < 1
                            ? "nothing of line " + line.line() + " can be returned"
                            : "must be 1 to " + left + ", not " + line.quantity());
        }
    }

    private void violate(String pointer, ViolationCode code, String message) {
        violations.add(new Violation(pointer, code, message));
    }

    /** Makes the return of a request without violations. @param systems system of a node */
    NewReturn accept(ReturnId id, ReturnRequest request, UnaryOperator<String> systems) {
        var lines = new ArrayList<NewReturn.Line>();
        for (var line : request.lines()) {
            var units = meant(line).getFirst();
            lines.add(new NewReturn.Line(units, Objects.requireNonNull(skus.get(units)), line.quantity()));
        }
        var node = request.node() == null ? shippedBy(lines.getFirst().line()) : request.node();
        return new NewReturn(
                id,
                order.id().value(),
                systems.apply(node),
                node,
                request.reason().strip(),
                lines);
    }

    /** The node that shipped a line; a kit's node is that of its components. */
    private String shippedBy(UnitLine line) {
        return fulfillments.stream()
                .filter(f -> f.lines().stream().anyMatch(l -> l.line().whole().equals(line) && l.shipped() > 0))
                .map(Fulfillment::node)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("line " + line + " was delivered by nobody"));
    }
}
