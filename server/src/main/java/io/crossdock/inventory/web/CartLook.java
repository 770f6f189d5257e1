package io.crossdock.inventory.web;

import io.crossdock.inventory.AsOf;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.web.CartAnswer.CartLine;
import io.crossdock.inventory.web.CartAnswer.CartNode;
import io.crossdock.inventory.web.CartAnswer.CartUnits;
import io.crossdock.inventory.web.CartController.CartRequestLine;
import io.crossdock.masterdata.Place;
import io.crossdock.platform.Checked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One look for one cart. Lines of one SKU are summed first, so that two of them can't be told the same units. */
final class CartLook {

    static final int NODES_SHOWN_MAX = 20;

    private final Map<String, List<Available>> available;
    private final ActiveNodes.Known nodes;
    private final Place from;
    private final Map<String, List<CartUnits>> bySku = new TreeMap<>();

    /** @param available nodes with units, per SKU */
    CartLook(Map<String, List<Available>> available, ActiveNodes.Known nodes, Place from) {
        this.available = available;
        this.nodes = nodes;
        this.from = from;
    }

    CartAnswer at(List<CartRequestLine> lines, AsOf asOf) {
        var wanted = new LinkedHashMap<String, Long>();
        lines.forEach(line -> wanted.merge(line.sku(), line.quantity(), Long::sum));
        wanted.keySet().forEach(sku -> bySku.put(sku, units(sku)));
        var whole = holdingAll(wanted);
        var told = lines.stream().map(line -> line(line, wanted.getOrDefault(line.sku(), 0L))).toList();
        var fulfillment = !whole.isEmpty() ? "whole" : told.stream().allMatch(CartLine::enough) ? "split" : "short";
        return new CartAnswer(fulfillment, told, shown(whole), shown(whole.stream().filter(n -> nodes.store(n.node())).toList()), asOf);
    }

    private static <T> List<T> shown(List<T> all) {
        return all.stream().limit(NODES_SHOWN_MAX).toList();
    }

    private List<CartUnits> units(String sku) {
        var found = new ArrayList<CartUnits>();
        for (var unit : available.getOrDefault(sku, List.of())) {
            if (nodes.active(unit.node())) {
                found.add(new CartUnits(unit.node(), unit.units(), nodes.km(unit.node(), from)));
            }
        }
        found.sort(Comparator.comparingDouble(CartUnits::km).thenComparing(CartUnits::node));
        return found;
    }

    private List<CartNode> holdingAll(Map<String, Long> wanted) {
        Set<String> holding = null;
        for (var entry : wanted.entrySet()) {
            var enough = new HashSet<String>();
            units(entry).filter(u -> u.available() >= entry.getValue()).forEach(u -> enough.add(u.node()));
            holding = both(holding, enough);
        }
        var found = new ArrayList<CartNode>();
        for (var code : holding == null ? Set.<String>of() : holding) {
            var node = nodes.all().get(code);
            found.add(new CartNode(code, node.name(), Checked.word(node.kind()), nodes.km(code, from)));
        }
        found.sort(Comparator.comparingDouble(CartNode::km).thenComparing(CartNode::node));
        return found;
    }

    private Stream<CartUnits> units(Map.Entry<String, Long> wanted) {
        return bySku.getOrDefault(wanted.getKey(), List.of()).stream();
    }

    private static Set<String> both(@Nullable Set<String> a, Set<String> b) {
        if (a != null) {
            b.retainAll(a);
        }
        return b;
    }

    private CartLine line(CartRequestLine line, long wanted) {
        var units = bySku.getOrDefault(line.sku(), List.of());
        long available = units.stream().mapToLong(CartUnits::available).sum();
        boolean pickup = units.stream().anyMatch(u -> u.available() >= wanted && nodes.store(u.node()));
        return new CartLine(line.sku(), line.quantity(), available, available >= wanted, pickup, shown(units));
    }
}
