package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.masterdata.Kit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Units of SKUs as one caller sees them at one moment. A node has as many kits as its scarcest part makes. In total
 * there are as many kits as the parts of all nodes make together, since an order's parts may come from several nodes;
 * that can be more than the sum of the nodes' whole kits.
 *
 * @param bySku nodes with units, by code, of the queried SKUs and their parts
 * @param kits the kits among the queried SKUs
 */
record SkuUnitTotals(Map<String, List<AvailableUnits>> bySku, Map<String, Kit> kits) {

    /** Nodes with at least one unit or whole kit. */
    List<AvailableUnits> at(String sku) {
        return bySku.getOrDefault(sku, List.of());
    }

    /** Parts of a SKU; the SKU itself if it is no kit. */
    List<Kit.Part> parts(String sku) {
        var kit = kits.get(sku);
        return kit == null ? List.of(new Kit.Part(sku, 1)) : kit.parts();
    }

    /** Units or whole kits that an order can get from all these nodes together. */
    long total(String sku, Predicate<String> nodes) {
        return parts(sku).stream()
                .mapToLong(part -> sum(part.sku(), nodes) / part.quantity())
                .min()
                .orElse(0);
    }

    /** Units of a SKU that is no kit, at all these nodes. */
    long sum(String sku, Predicate<String> nodes) {
        return at(sku).stream()
                .filter(unit -> nodes.test(unit.node()))
                .mapToLong(AvailableUnits::units)
                .sum();
    }
}
