package io.crossdock.inventory.availability.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.web.CartAvailability.CartLine;
import io.crossdock.masterdata.Assortment;
import io.crossdock.platform.DatabaseOutages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Offers substitutes for SKUs that are short, as far as they are available. Queries the database, and only if a SKU is
 * short.
 */
@Component
final class SubstituteAvailability {

    private final Engine engine;
    private final Assortment assortment;
    private final Availability availability;
    private final Inventory inventory;
    private final ActiveNodes nodes;

    SubstituteAvailability(
            Engine engine, Assortment assortment, Availability availability, Inventory inventory, ActiveNodes nodes) {
        this.engine = engine;
        this.assortment = assortment;
        this.availability = availability;
        this.inventory = inventory;
        this.nodes = nodes;
    }

    /**
     * A substitute with units.
     *
     * @param available units at all active nodes, at least one
     */
    record Substitute(String sku, long available) {}

    /**
     * Available substitutes by SKU, the best first; a SKU without any is absent. @param channel null: units outside
     * ring fences
     */
    Map<String, List<Substitute>> of(Collection<String> skus, @Nullable String channel) {
        try {
            return skus.isEmpty() ? Map.of() : found(skus, channel);
        } catch (RuntimeException e) {
            // Availability is answered from memory while the database is down; then without substitutes.
            if (DatabaseOutages.caused(e)) {
                return Map.of();
            }
            throw e;
        }
    }

    private Map<String, List<Substitute>> found(Collection<String> skus, @Nullable String channel) {
        return engine.read(tx -> {
            var ranked = assortment.substitutes(tx, skus);
            var codes = new TreeSet<String>();
            ranked.values().forEach(codes::addAll);
            if (codes.isEmpty()) {
                return Map.of();
            }
            var units = channel == null || channel.isBlank()
                    ? availability.candidates(codes)
                    : inventory.availability(tx, codes, channel);
            var found = new HashMap<String, List<Substitute>>();
            ranked.forEach((sku, others) -> {
                var there = others.stream()
                        .map(other -> of(other, units))
                        .filter(s -> s.available() > 0)
                        .toList();
                if (!there.isEmpty()) {
                    found.put(sku, there);
                }
            });
            return found;
        });
    }

    private Substitute of(String sku, Map<String, List<AvailableUnits>> units) {
        var known = nodes.now();
        return new Substitute(
                sku,
                units.getOrDefault(sku, List.of()).stream()
                        .filter(unit -> known.active(unit.node()))
                        .mapToLong(AvailableUnits::units)
                        .sum());
    }

    /** The same answer, with substitutes on lines that are short. */
    CartAvailability in(CartAvailability cart, @Nullable String channel) {
        var found = of(
                cart.lines().stream()
                        .filter(l -> !l.supply().enough())
                        .map(CartLine::sku)
                        .distinct()
                        .toList(),
                channel);
        var lines = new ArrayList<CartLine>();
        cart.lines().forEach(l -> lines.add(l.supply().enough() ? l : l.with(found.getOrDefault(l.sku(), List.of()))));
        return new CartAvailability(cart.fulfillment(), lines, cart.whole(), cart.pickup(), cart.asOf());
    }
}
