package io.crossdock.returns.internal;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.returns.UnannouncedArrival;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goods that came back, as lines of the order that they are of. A node names the line of its work or the SKU; parts of
 * a kit are no line that could be refunded, and match nothing. No I/O.
 */
final class GoodsMatch {

    private final List<Fulfillment> work;
    private final Map<UnitLine, String> sent = new TreeMap<>();
    private final Map<UnitLine, ReturnArrival.Line> matched = new TreeMap<>();
    private final Map<Integer, String> skus = new HashMap<>();
    private boolean complete = true;

    GoodsMatch(Order order, List<Fulfillment> work, UnannouncedArrival said) {
        this.work = work;
        for (var line : order.lines()) {
            sent.put(UnitLine.ordered(line.line()), line.sku());
        }
        work.forEach(f -> f.lines().stream()
                .filter(l -> l.line().substitute() && l.shipped() > 0)
                .forEach(l -> sent.put(l.line(), l.sku())));
        var room = room(order);
        for (int i = 0; i < said.lines().size(); i++) {
            skus.put(i, sku(said.lines().get(i)));
            match(said.lines().get(i), room);
        }
    }

    private static Map<UnitLine, Long> room(Order order) {
        var room = new HashMap<UnitLine, Long>();
        for (OrderLine line : order.lines()) {
            room.put(UnitLine.ordered(line.line()), line.ordered());
        }
        return room;
    }

    /** The SKU of a line, also of a part of a kit; empty where the order has no such line. */
    private String sku(UnannouncedArrival.Line said) {
        if (said.line() == null) {
            return said.sku();
        }
        return work.stream()
                .flatMap(f -> f.lines().stream())
                .filter(l -> l.line().equals(said.line()))
                .map(Fulfillment.Line::sku)
                .findFirst()
                .orElse("");
    }

    private void match(UnannouncedArrival.Line said, Map<UnitLine, Long> room) {
        if (said.units() == 0) {
            return;
        }
        var line = said.line() == null ? bySku(said.sku(), said.units(), room) : said.line();
        if (line == null || !sent.containsKey(line)) {
            complete = false;
            return;
        }
        room.merge(line, -said.units(), Long::sum);
        matched.merge(
                line,
                new ReturnArrival.Line(line, said.sellable(), said.damaged()),
                (a, b) -> new ReturnArrival.Line(line, a.sellable() + b.sellable(), a.damaged() + b.damaged()));
    }

    /** The first line of this SKU that has as many units; else the first one of it. */
    private @Nullable UnitLine bySku(String sku, long units, Map<UnitLine, Long> room) {
        var lines = sent.entrySet().stream()
                .filter(e -> e.getValue().equals(sku))
                .map(Map.Entry::getKey)
                .toList();
        return lines.stream()
                .filter(l -> room.getOrDefault(l, Long.MAX_VALUE) >= units)
                .findFirst()
                .orElse(lines.isEmpty() ? null : lines.getFirst());
    }

    /** SKUs of the reported lines, by their place in the report. */
    Map<Integer, String> skus() {
        return skus;
    }

    /**
     * Parcels under way whose goods these are, where no delivered parcel has any of them. What a courier has handed
     * over of the same work does not count: a courier brings back what is left.
     */
    List<Fulfillment> comingBack() {
        var away = work.stream()
                .filter(f -> f.state() == Fulfillment.State.SHIPPED && has(f))
                .toList();
        boolean arrived = work.stream()
                .filter(f -> f.state() == Fulfillment.State.DELIVERED && has(f))
                .anyMatch(f -> f.way() != Fulfillment.Way.SAME_DAY
                        || away.stream().noneMatch(other -> other.work().equals(f.work())));
        return complete && !arrived ? away : List.of();
    }

    private boolean has(Fulfillment parcel) {
        return parcel.lines().stream().anyMatch(l -> l.shipped() > 0 && matched.containsKey(l.line()));
    }

    /** The return that expects all of these goods. */
    Optional<Return> expected(List<Return> all) {
        return all.stream()
                .filter(r -> complete && !matched.isEmpty() && r.state() == Return.State.EXPECTED)
                .filter(r -> matched.entrySet().stream()
                        .allMatch(e -> r.lines().stream()
                                .anyMatch(l -> l.line().equals(e.getKey())
                                        && l.quantity()
                                                >= e.getValue().sellable()
                                                        + e.getValue().damaged())))
                .findFirst();
    }

    ReturnArrival arrival(ReturnId id, UnannouncedArrival said) {
        return new ReturnArrival(id, said.notice(), said.node(), List.copyOf(matched.values()));
    }

    /** The same as a customer's request; empty where goods are none of the order's. */
    Optional<ReturnRequest> request(String reason, String node) {
        if (!complete || matched.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<ReturnRequest.Line>();
        matched.forEach((line, units) ->
                lines.add(new ReturnRequest.Line(line.line(), units.sellable() + units.damaged(), sent.get(line))));
        return Optional.of(new ReturnRequest(reason, node, lines));
    }
}
