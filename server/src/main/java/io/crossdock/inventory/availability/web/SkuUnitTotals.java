package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.masterdata.Kit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Units of SKUs as somebody sees them at one look. Of a kit there are as many at a node as the scarcest part makes
 * there; in all there are as many as the parts of all nodes make, because the parts of an order may come from several.
 * So that can be more than the nodes have whole.
 *
 * @param bySku nodes with units, by code, of the SKUs asked for and of their parts
 * @param kits those of them that are kits
 */
record SkuUnitTotals(Map<String, List<AvailableUnits>> bySku, Map<String, Kit> kits) {

    /** Nodes with at least one unit or whole kit. */
    List<AvailableUnits> at(String sku) {
        return bySku.getOrDefault(sku, List.of());
    }

    /** What it is made of: itself, where it is no kit. */
    List<Kit.Part> parts(String sku) {
        var kit = kits.get(sku);
        return kit == null ? List.of(new Kit.Part(sku, 1)) : kit.parts();
    }

    /** What an order can have of it from all these nodes together. */
    long total(String sku, Predicate<String> nodes) {
        return parts(sku).stream()
                .mapToLong(part -> sum(part.sku(), nodes) / part.quantity())
                .min()
                .orElse(0);
    }

    /** Units of a SKU that is no kit. */
    long sum(String sku, Predicate<String> nodes) {
        return at(sku).stream()
                .filter(unit -> nodes.test(unit.node()))
                .mapToLong(AvailableUnits::units)
                .sum();
    }
}
