package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.web.CartAvailability.CartLine;
import io.crossdock.inventory.availability.web.CartAvailability.CartNode;
import io.crossdock.inventory.availability.web.CartAvailability.CartSupply;
import io.crossdock.inventory.availability.web.CartAvailability.CartUnits;
import io.crossdock.inventory.availability.web.CartAvailabilityController.CartRequestLine;
import io.crossdock.masterdata.GeoPoint;
import io.crossdock.masterdata.Kit;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one cart. Lines are expanded to parts and summed by SKU first, so that no two lines count the same
 * units.
 */
final class CartQuery {

    static final int NODES_SHOWN_MAX = 20;

    private final SkuUnitTotals units;
    private final ActiveNodes.Known nodes;
    private final GeoPoint from;
    /** Units that the whole cart wants by SKU; kits as their parts. */
    private final Map<String, Long> wanted = new HashMap<>();

    CartQuery(SkuUnitTotals units, ActiveNodes.Known nodes, GeoPoint from) {
        this.units = units;
        this.nodes = nodes;
        this.from = from;
    }

    CartAvailability at(List<CartRequestLine> lines, AsOf asOf) {
        lines.forEach(line -> units.parts(line.sku())
                .forEach(part -> wanted.merge(part.sku(), line.quantity() * part.quantity(), Long::sum)));
        var whole = whole();
        var told = lines.stream().map(this::line).toList();
        var fulfillment = !whole.isEmpty()
                ? "whole"
                : told.stream().allMatch(line -> line.supply().enough()) ? "split" : "short";
        return new CartAvailability(
                fulfillment,
                told,
                shown(whole),
                shown(whole.stream().filter(n -> nodes.pickup(n.node())).toList()),
                asOf);
    }

    private static <T> List<T> shown(List<T> all) {
        return all.stream().limit(NODES_SHOWN_MAX).toList();
    }

    private List<CartNode> whole() {
        var found = new ArrayList<CartNode>();
        for (var code : holdingAll(wanted.keySet())) {
            var node = ListIndex.known(nodes.all(), code);
            found.add(new CartNode(code, node.name(), Words.of(node.kind()), nodes.km(code, from)));
        }
        found.sort(Comparator.comparingDouble(CartNode::km).thenComparing(CartNode::node));
        return found;
    }

    /** Active nodes that hold the cart's units of all these SKUs; none of the SKUs is a kit. */
    private Set<String> holdingAll(Collection<String> skus) {
        Set<String> holding = null;
        for (var sku : skus) {
            var enough = new HashSet<String>();
            for (var unit : units.at(sku)) {
                if (unit.units() >= wanted.getOrDefault(sku, 0L) && nodes.active(unit.node())) {
                    enough.add(unit.node());
                }
            }
            holding = both(holding, enough);
        }
        return holding == null ? Set.of() : holding;
    }

    private static Set<String> both(@Nullable Set<String> a, Set<String> b) {
        if (a != null) {
            b.retainAll(a);
        }
        return b;
    }

    private CartLine line(CartRequestLine line) {
        var parts = units.parts(line.sku()).stream().map(Kit.Part::sku).toList();
        boolean enough =
                parts.stream().allMatch(part -> units.sum(part, nodes::active) >= wanted.getOrDefault(part, 0L));
        boolean pickup = holdingAll(parts).stream().anyMatch(nodes::pickup);
        return new CartLine(
                line.sku(),
                line.quantity(),
                new CartSupply(
                        units.total(line.sku(), nodes::active),
                        enough ? CartLineState.AVAILABLE : CartLineState.SHORT,
                        enough,
                        pickup),
                shown(nearest(line.sku())),
                List.of());
    }

    private List<CartUnits> nearest(String sku) {
        var found = new ArrayList<CartUnits>();
        for (var unit : units.at(sku)) {
            if (nodes.active(unit.node())) {
                found.add(new CartUnits(unit.node(), unit.units(), nodes.km(unit.node(), from)));
            }
        }
        found.sort(Comparator.comparingDouble(CartUnits::km).thenComparing(CartUnits::node));
        return found;
    }
}
