package io.crossdock.inventory.kit.internal;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.masterdata.Kit;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Converts between kits and parts. A node has as many kits as its scarcest part makes. */
final class KitRules {

    private KitRules() {}

    /** @param parts availability of the parts */
    static List<AvailableUnits> available(Kit kit, Map<String, List<AvailableUnits>> parts) {
        var nodes = new TreeMap<String, Long>();
        for (int place = 0; place < kit.parts().size(); place++) {
            var part = kit.parts().get(place);
            var made = new TreeMap<String, Long>();
            parts.getOrDefault(part.sku(), List.of()).forEach(a -> made.put(a.node(), a.units() / part.quantity()));
            if (place == 0) {
                nodes.putAll(made);
            } else {
                nodes.replaceAll((node, units) -> Math.min(units, made.getOrDefault(node, 0L)));
            }
        }
        var available = new ArrayList<AvailableUnits>();
        nodes.forEach((node, units) -> {
            if (units > 0) {
                available.add(new AvailableUnits(node, units));
            }
        });
        return available;
    }

    /** The same order, with parts in place of kits. */
    static ReserveRequest expanded(ReserveRequest order, Map<String, Kit> kits) {
        return new ReserveRequest(
                order.owner(),
                order.claims().stream().flatMap(c -> parts(c, kits).stream()).toList(),
                order.channel());
    }

    static List<Claim> parts(Claim claim, Map<String, Kit> kits) {
        var kit = kits.get(claim.sku());
        if (kit == null) {
            return List.of(claim);
        }
        if (claim.line().ofKit() || claim.line().substitute()) {
            throw new IllegalArgumentException("a kit is no part of another, and no substitute: " + claim);
        }
        var parts = new ArrayList<Claim>();
        for (var part : kit.parts()) {
            var line = UnitLine.component(claim.line().line(), parts.size() + 1);
            parts.add(new Claim(line, part.sku(), claim.node(), Math.multiplyExact(claim.quantity(), part.quantity())));
        }
        return parts;
    }

    /** Short claims in whole kits, one for each line and node. */
    static List<ShortClaim> whole(ReserveRequest order, List<ShortClaim> shorts, Map<String, Kit> kits) {
        record Place(UnitLine line, String node) {}
        var whole = new LinkedHashMap<Place, ShortClaim>();
        for (var s : shorts) {
            var line = s.line().whole();
            var sold = order.claims().stream()
                    .filter(c -> c.line().equals(line) && c.node().equals(s.node()))
                    .findFirst()
                    .orElseThrow();
            var kit = kits.get(sold.sku());
            long units = kit == null
                    ? s.available()
                    : s.available() / kit.parts().get(s.line().component() - 1).quantity();
            whole.merge(
                    new Place(line, s.node()),
                    new ShortClaim(line, sold.sku(), s.node(), units),
                    (a, b) -> a.available() <= b.available() ? a : b);
        }
        return List.copyOf(whole.values());
    }
}
